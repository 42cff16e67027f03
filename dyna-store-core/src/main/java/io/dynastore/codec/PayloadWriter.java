package io.dynastore.codec;

/** Collects the digits of an id. DynaStore implements it. Not thread-safe. */
public interface PayloadWriter {

  /**
   * Appends one digit.
   *
   * @param value 0 to 61
   */
  void digit(int value);

  /**
   * Appends a number with a fixed count of digits.
   *
   * @param value the number, unsigned, less than 62 to the power of {@code digits}
   * @param digits 0 to 11
   */
  void number(long value, int digits);

  /**
   * Appends a value as another codec writes it. What several codecs write, one after another, sorts
   * by the first value, then by the second, and so on, and can be read in the same order.
   *
   * @param codec a codec, such as one of {@link FieldCodecs#codec}
   * @param value the value, not null
   * @param <V> the type of the value
   * @throws UnencodableValueException if the value is null, or its codec has no encoding for it
   */
  <V> void write(FieldCodec<V> codec, V value);

  /**
   * How many characters were written.
   *
   * @return the length of the text
   */
  int length();
}
