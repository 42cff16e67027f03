package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import java.util.function.Function;

/**
 * Writes values of one type as those of another.
 *
 * <p>The functions are the user's, and may do anything: what they throw becomes an error of the
 * payload, and a value that would be written in another way than it was read is none.
 */
record MappedCodec<V, U>(
    String type,
    Class<V> javaType,
    FieldCodec<U> codec,
    Function<? super V, ? extends U> toOther,
    Function<? super U, ? extends V> fromOther)
    implements BuiltInCodec<V> {

  @Override
  public void encode(V value, DigitWriter out) {
    codec.encode(toOther.apply(value), out);
  }

  @Override
  public V decode(DigitReader in) {
    return fromOther.apply(codec.decode(in));
  }
}
