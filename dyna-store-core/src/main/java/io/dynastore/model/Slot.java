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

  /**
   * Where an object's values are collected.
   *
   * @param high the high-cardinality values
   * @param types the types of the others that JSON alone does not tell
   * @param lowObjects the others, as they come
   */
  record Taking(
      List<@Nullable Object> high, Map<String, String> types, List<@Nullable Object> lowObjects) {}

  /** Gives a property's value, from those of the payload or without them. */
  interface Source {
    @Nullable Object value(List<@Nullable Object> high);
  }
}
