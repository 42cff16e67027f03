package io.dynastore.internal.model;

import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a type as handles, which a compiler can look into: to read them from an object, and
 * to make one of them, without collecting them in between. Those of nested records and beans stand
 * among them, as if they were its own.
 *
 * @param fits takes an object and returns whether it and all that are nested in it are there and of
 *     the very classes that the handles are for; others may be given objects of which it is true
 * @param high for each high-cardinality field, in the order of the payload, takes an object and
 *     returns what an id holds of the field
 * @param low for each other field, takes an object and returns the value
 * @param copied which of these are compared with copies: see {@link LowCopy}; the others are of
 *     immutable types
 * @param factory takes what ids hold of the high-cardinality fields, then the others, and returns
 *     an object
 * @param state the Java fields in which an object that was made again must be like the original
 */
public record Accessors(
    MethodHandle fits,
    List<MethodHandle> high,
    List<MethodHandle> low,
    BitSet copied,
    MethodHandle factory,
    List<State> state) {

  /**
   * A Java field.
   *
   * @param field takes an object and returns the field's value
   * @param accessor takes an object and returns the value of the field's property; null if it has
   *     none, or one of another type
   */
  public record State(MethodHandle field, @Nullable MethodHandle accessor) {}

  /**
   * Copies the lists.
   *
   * @param fits tells the objects
   * @param high reads the high-cardinality fields
   * @param low reads the other fields
   * @param copied which of these are copied
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
    return QuickEquality.areAlike(value, again) || Equality.find(value, again, "") == null;
  }
}
