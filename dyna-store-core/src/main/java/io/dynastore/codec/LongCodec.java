package io.dynastore.codec;

/**
 * A codec whose values are numbers of up to 64 bits, or as good as such, so that those of a
 * primitive type need no object.
 *
 * @param <V> the type of the values
 */
interface LongCodec<V> extends FieldCodec<V> {

  /** Writes the value of a number. */
  void encodeLong(long value, PayloadWriter out);

  /** Reads the number of a value. */
  long decodeLong(PayloadReader in);
}
