package io.dynastore.internal.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where an object that was made again is not like the original.
 *
 * @param path where it is
 * @param original the value of the original
 * @param again the value of the object that was made again
 */
record Difference(String path, @Nullable Object original, @Nullable Object again) {

  /** The most characters of a value that a message shows. */
  private static final int SHOWN = 80;

  /** Whether both are values, of different classes. */
  boolean isOfType() {
    return original != null && again != null && original.getClass() != again.getClass();
  }

  /** A sentence about it. */
  String describe() {
    String was = shown(original);
    String is = shown(again);
    boolean sameText = was.equals(is) || isOfType();
    return "Of the value "
        + was
        + (sameText ? " of " + typeOf(original) : "")
        + ", an id would give back "
        + is
        + (sameText ? " of " + typeOf(again) : "")
        + ".";
  }

  private static String shown(@Nullable Object value) {
    String text;
    try {
      text = value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    } catch (RuntimeException | StackOverflowError e) {
      text = typeOf(value);
    }
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  private static String typeOf(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getName();
  }
}
