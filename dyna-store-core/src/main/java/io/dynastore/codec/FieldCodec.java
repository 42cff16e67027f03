package io.dynastore.codec;

/**
 * Writes the values of one type into an id and reads them back. What it writes is self-delimiting,
 * sorts as the values do and never starts with the digit 0, which stands for null. Thread-safe.
 *
 * @param <V> the type of the values
 */
public interface FieldCodec<V> {

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
