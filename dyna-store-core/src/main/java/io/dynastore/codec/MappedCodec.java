package io.dynastore.codec;

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
    implements FieldCodec<V> {

  @Override
  public void encode(V value, PayloadWriter out) {
    codec.encode(toOther.apply(value), out);
  }

  @Override
  public V decode(PayloadReader in) {
    return fromOther.apply(codec.decode(in));
  }
}
