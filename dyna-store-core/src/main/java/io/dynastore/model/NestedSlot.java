package io.dynastore.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A property whose value has high-cardinality fields of its own. */
record NestedSlot(Property property, Place place, Branch branch) implements Slot {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Taking taking) {
    if (value == null) {
      low.putNull(property.name());
    } else {
      branch.take(value, low.putObject(property.name()), taking);
    }
  }

  @Override
  public Source source(@Nullable JsonNode low, Making making) {
    JsonNode node = low == null ? null : low.get(property.name());
    if (node != null && node.isObject()) {
      return branch.source(node, making);
    }
    String prefix = place.path() + '.';
    return high -> {
      for (int i = 0; i < high.size(); i++) {
        if (high.get(i) != null && making.names().get(i).startsWith(prefix)) {
          throw new ModelException(
              making.names().get(i),
              "It has a value, though the template says that " + place.path() + " is null.",
              "No id looks like this.",
              null);
        }
      }
      return null;
    };
  }
}
