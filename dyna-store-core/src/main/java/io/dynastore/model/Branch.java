package io.dynastore.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A type that holds high-cardinality fields, itself or nested. */
record Branch(Shape shape, List<Slot> slots) {

  void take(Object object, ObjectNode low, Slot.Taking taking) {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).take(shape.get(shape.properties().get(i), object), low, taking);
    }
  }

  Slot.Source source(JsonNode low, Slot.Making making) {
    Slot.Source[] sources =
        slots.stream().map(slot -> slot.source(low, making)).toArray(Slot.Source[]::new);
    return high -> {
      @Nullable Object[] values = new @Nullable Object[sources.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = sources[i].value(high);
      }
      return shape.newInstance(values);
    };
  }
}
