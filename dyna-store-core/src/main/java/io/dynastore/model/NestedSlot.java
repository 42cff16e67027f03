package io.dynastore.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A property whose value has high-cardinality fields of its own. */
record NestedSlot(Property property, Branch branch) implements Slot {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Taking taking) {
    if (value == null) {
      low.putNull(property.name());
    } else {
      branch.shape().requireType(value, property.name());
      branch.take(value, low.putObject(property.name()), taking);
    }
  }

  @Override
  public Source source(Spot spot) {
    JsonNode json = spot.json();
    if (json != null && json.isObject()) {
      return branch.source(spot);
    }
    spot.knowAll();
    return high -> {
      for (int i = 0; i < high.size(); i++) {
        if (high.get(i) != null && spot.holds(i)) {
          throw new ModelException(
              spot.making().names().get(i),
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
