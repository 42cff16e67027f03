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

  Assembly source(Spot spot) {
    List<Slot.Source> sources = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      sources.add(slots.get(i).source(spot.child(shape.properties().get(i))));
    }
    return new Assembly(this, sources);
  }

  /** A source for each property. */
  record Assembly(Branch branch, List<Slot.Source> sources) implements Slot.Source {

    @Override
    public Object value(List<@Nullable Object> high) {
      @Nullable Object[] values = new @Nullable Object[sources.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = sources.get(i).value(high);
      }
      return branch.shape().newInstance(values);
    }

    /** The values of the low-cardinality properties, or null if they are not always the same. */
    @Nullable Object @Nullable [] constants() {
      List<@Nullable Object> constants = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        if (branch.slots().get(i) instanceof LowSlot) {
          if (!(sources.get(i) instanceof LowSlot.Constant constant)) {
            return null;
          }
          constants.add(constant.value());
        }
      }
      return constants.toArray();
    }
  }
}
