package io.dynastore.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of one property of a type. */
sealed interface Slot permits HighSlot, LowSlot, NestedSlot {

  /** Puts the value where it belongs. */
  void take(@Nullable Object value, ObjectNode low, Taking taking);

  /** Says where the value comes from in ids of one template. */
  Source source(Spot spot);

  /** Where an object's values are collected. */
  record Taking(List<@Nullable Object> high, Map<String, String> types) {}

  /** Gives a property's value, from those of the payload or without them. */
  interface Source {
    @Nullable Object value(List<@Nullable Object> high);
  }
}
