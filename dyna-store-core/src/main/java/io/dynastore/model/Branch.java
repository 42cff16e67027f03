package io.dynastore.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A type that holds high-cardinality fields, itself or nested, with a slot for each property. */
record Branch(Shape shape, List<Slot> slots) {

  List<String> names() {
    return shape.properties().stream().map(Property::name).toList();
  }

  void take(Object object, ObjectNode low, Slot.Taking taking) {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).take(shape.get(shape.properties().get(i), object), low, taking);
    }
  }

  Slot.Source source(Spot spot) {
    List<Slot.Source> sources = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      sources.add(slots.get(i).source(spot.child(shape.properties().get(i))));
    }
    return high -> {
      @Nullable Object[] values = new @Nullable Object[sources.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = sources.get(i).value(high);
      }
      return shape.newInstance(values);
    };
  }
}
