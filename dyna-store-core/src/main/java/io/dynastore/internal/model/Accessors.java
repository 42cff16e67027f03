package io.dynastore.internal.model;

import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a type as handles, which a compiler can look into: to read them from an object, and
 * to make one of them, without collecting them in between.
 *
 * @param type the class of the objects
 * @param high for each high-cardinality field, in the order of the payload, takes an object and
 *     returns what an id holds of the field
 * @param low for each other field, takes an object and returns the value, of an immutable type
 * @param factory takes what ids hold of the high-cardinality fields, then the others, and returns
 *     an object
 * @param state for each Java field in which an object that was made again must be like the
 *     original, takes an object and returns the field's value
 */
public record Accessors(
    Class<?> type,
    List<MethodHandle> high,
    List<MethodHandle> low,
    MethodHandle factory,
    List<MethodHandle> state) {

  /**
   * Copies the lists.
   *
   * @param type the class of the objects
   * @param high reads the high-cardinality fields
   * @param low reads the other fields
   * @param factory makes an object
   * @param state reads what is compared
   */
  public Accessors {
    high = List.copyOf(high);
    low = List.copyOf(low);
    state = List.copyOf(state);
  }

  /**
   * Whether a value of a field is like that of the object that was made again.
   *
   * @param value a value, or null
   * @param again the other, or null
   * @return true if they are equal, or hold what is equal
   */
  public static boolean areAlike(@Nullable Object value, @Nullable Object again) {
    return Equality.find(value, again, "") == null;
  }
}
