package io.dynastore.internal.encoding;

/**
 * A codec whose values are numbers of up to 64 bits, or as good as such, so that those of a
 * primitive type need no object.
 *
 * @param <V> the type of the values
 */
interface LongCodec<V> extends InPlaceCodec<V> {

  /** The number of a value. */
  long toLong(V value);

  /** The value of a number. */
  V ofLong(long number);

  /** Writes the value of a number; see {@link #encode(Object, byte[], int)}. */
  int encodeLong(long number, byte[] text, int at);

  /** Reads the number of a value; see {@link #decode(String, int)}. */
  long decodeLong(String id, int at);

  @Override
  default int encode(V value, byte[] text, int at) {
    return encodeLong(toLong(value), text, at);
  }

  @Override
  default V decode(String id, int at) {
    return ofLong(decodeLong(id, at));
  }

  /** Writes the value of a number. */
  default void encodeLong(long number, DigitWriter out) {
    out.putLong(this, number);
  }

  /** Reads the number of a value. */
  default long decodeLong(DigitReader in) {
    return in.takeLong(this);
  }
}
