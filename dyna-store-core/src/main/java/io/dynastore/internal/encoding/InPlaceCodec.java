package io.dynastore.internal.encoding;

import io.dynastore.codec.MalformedPayloadException;

/**
 * A codec of values that are short, which are written and read at a place of a text, without a
 * writer or a reader that would have to be told how far it has come: that is what takes the time.
 *
 * @param <V> the type of the values
 */
interface InPlaceCodec<V> extends BuiltInCodec<V> {

  /** The most digits that a value has. */
  int MAX_DIGITS = 22;

  /**
   * Writes a value.
   *
   * @param value the value
   * @param text has space for {@link #MAX_DIGITS}
   * @param at where it starts
   * @return where it ends
   */
  int encode(V value, byte[] text, int at);

  /**
   * Reads a value.
   *
   * @param id the whole id
   * @param at where it starts, the end of the id at most
   * @throws MalformedPayloadException if there is none
   */
  V decode(String id, int at);

  /**
   * Where a value ends.
   *
   * @param id the whole id
   * @param at where it starts, the end of the id at most
   * @throws MalformedPayloadException if that cannot be told
   */
  int end(String id, int at);

  @Override
  default void encode(V value, DigitWriter out) {
    out.put(this, value);
  }

  @Override
  default V decode(DigitReader in) {
    return in.take(this);
  }
}
