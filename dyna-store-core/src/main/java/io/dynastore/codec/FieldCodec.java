package io.dynastore.codec;

import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * Writes the values of one type into an id and reads them back. What it writes is self-delimiting,
 * sorts as the values do and never starts with the digit 0, which stands for null. Thread-safe.
 *
 * @param <V> the type of the values
 */
public interface FieldCodec<V> {

  /**
   * A codec that writes values as those of another type: the easy way to add a type of one's own.
   *
   * @param type the name that templates call this encoding by: 1 to 50 of {@code a-z 0-9 . _ -}
   * @param javaType the class of the values
   * @param writtenAs a class that DynaStore has a codec for
   * @param toOther makes of a value the one that is written; keeps the order, if ids shall sort
   * @param fromOther the reverse; throws, if there is no such value
   * @param <V> the type of the values
   * @param <U> the type that is written
   * @return a codec, to be given to {@link io.dynastore.codec.FieldCodecs#with}
   * @throws IllegalArgumentException if DynaStore has no codec for {@code writtenAs}
   */
  @SuppressWarnings("unchecked")
  static <V, U> FieldCodec<V> mapped(
      String type,
      Class<V> javaType,
      Class<U> writtenAs,
      Function<? super V, ? extends U> toOther,
      Function<? super U, ? extends V> fromOther) {
    FieldCodecs standard = FieldCodecs.standard();
    FieldType other = standard.typeOf(writtenAs, ChronoUnit.NANOS, true);
    if (other == null) {
      throw new IllegalArgumentException(
          "There is no codec for " + writtenAs.getName() + "; use one of " + standard.classNames());
    }
    return new MappedCodec<>(
        type, javaType, (FieldCodec<U>) standard.codec(other), toOther, fromOther);
  }

  /**
   * The name that templates call this encoding by.
   *
   * @return a short lower-case name such as {@code long}
   */
  String type();

  /**
   * The class of the values.
   *
   * @return the boxed class, where the type is a primitive
   */
  Class<V> javaType();

  /**
   * Writes a value.
   *
   * @param value the value, not null
   * @param out where to write
   * @throws UnencodableValueException if the type has no encoding for this value
   */
  void encode(V value, PayloadWriter out);

  /**
   * Reads what {@link #encode} wrote, and nothing else.
   *
   * @param in where to read
   * @return the value, not null
   * @throws MalformedPayloadException if {@code encode} never writes what is there
   */
  V decode(PayloadReader in);
}
