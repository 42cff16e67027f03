package io.dynastore.model;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The fields of a type as handles, which a compiler can look into: to read them from an object, and
 * to make one of them, without collecting them in between.
 *
 * @param high for each high-cardinality field, in the order of the payload, takes an object and
 *     returns what an id holds of the field
 * @param low for each other field, takes an object and returns the value, of an immutable type
 * @param maker takes what ids hold of the high-cardinality fields, then the others, and returns an
 *     object
 */
public record Accessors(List<MethodHandle> high, List<MethodHandle> low, MethodHandle maker) {

  /**
   * Copies the lists.
   *
   * @param high reads the high-cardinality fields
   * @param low reads the other fields
   * @param maker makes an object
   */
  public Accessors {
    high = List.copyOf(high);
    low = List.copyOf(low);
  }
}
