package io.dynastore.internal.model;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The low-cardinality values of an object.
 *
 * @param json the values by name; not to be changed
 * @param types the types of those values that JSON alone does not tell, by JSON pointer (RFC 6901)
 */
public record LowValues(ObjectNode json, Map<String, String> types) {

  /** Whether the text of both is the same; nodes of equal text, as of bytes, may not be equal. */
  boolean isSameAs(LowValues other) {
    return types.equals(other.types)
        && SortedSets.sortKey(json).equals(SortedSets.sortKey(other.json));
  }
}
