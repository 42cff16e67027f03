package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.PayloadReader;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.UnencodableValueException;

/**
 * A codec of DynaStore's own, which uses more of writers and readers than those of users may.
 *
 * @param <V> the type of the values
 */
interface BuiltInCodec<V> extends FieldCodec<V> {

  /**
   * Writes a value.
   *
   * @throws UnencodableValueException if the type has no encoding for this value
   */
  void encode(V value, DigitWriter out);

  /**
   * Reads a value.
   *
   * @throws MalformedPayloadException if {@code encode} never writes what is there
   */
  V decode(DigitReader in);

  @Override
  default void encode(V value, PayloadWriter out) {
    encode(value, (DigitWriter) out);
  }

  @Override
  default V decode(PayloadReader in) {
    return decode((DigitReader) in);
  }
}
