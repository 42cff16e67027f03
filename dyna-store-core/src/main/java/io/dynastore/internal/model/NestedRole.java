package io.dynastore.internal.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A property whose value has high-cardinality fields of its own. */
record NestedRole(Property property, TypeNode node) implements PropertyRole {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Collector collector) {
    if (value == null) {
      low.putNull(property.name());
    } else {
      node.bean().requireType(value, property.name());
      node.take(value, low.putObject(property.name()), collector);
    }
  }

  @Override
  public Source source(TemplateLocation location) {
    JsonNode json = location.json();
    if (json != null && json.isObject()) {
      return node.source(location);
    }
    location.knowAll();
    return high -> {
      for (int i = 0; i < high.size(); i++) {
        if (high.get(i) != null && location.holds(i)) {
          throw new ModelException(
              location.view().names().get(i),
              "It has a value, though the template says that " + property.name() + " is null.",
              "No id looks like this.",
              null,
              ModelException.Fault.ID);
        }
      }
      return null;
    };
  }
}
