package io.dynastore.internal.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of one property of a type. */
sealed interface PropertyRole permits HighCardinalityRole, LowCardinalityRole, NestedRole {

  /** Puts the value where it belongs. */
  void take(@Nullable Object value, ObjectNode low, Collector collector);

  /** Says where the value comes from in ids of one template. */
  Source source(TemplateLocation location);

  /**
   * Where an object's values are collected.
   *
   * @param high the high-cardinality values
   * @param types the types of the others that JSON alone does not tell
   */
  record Collector(List<@Nullable Object> high, Map<String, String> types) {}

  /** Gives a property's value, from those of the payload or without them. */
  interface Source {
    @Nullable Object value(List<@Nullable Object> high);
  }
}
