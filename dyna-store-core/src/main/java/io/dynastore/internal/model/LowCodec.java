package io.dynastore.internal.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes low-cardinality values of one declared type as JSON and reads them back. */
interface LowCodec {

  /**
   * Writes a value.
   *
   * @param value the value, or null
   * @param at where it stands in the template
   * @param types receives the types that JSON alone does not tell, by JSON pointer
   */
  JsonNode write(@Nullable Object value, PropertyPath at, Map<String, String> types);

  /** Reads what {@link #write} wrote. */
  @Nullable Object read(JsonNode node, PropertyPath at, Map<String, String> types);

  /** Finds the fields that a value and its type do not share; types without fields share all. */
  default void compare(JsonNode node, PropertyPath at, Differences.Collector found) {}

  /** Whether a value's JSON tells the properties of a bean, and nothing else. */
  default boolean isOfProperties(BeanDescriptor bean) {
    return false;
  }
}
