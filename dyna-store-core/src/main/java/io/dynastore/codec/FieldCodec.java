package io.dynastore.codec;

/**
 * Writes the values of one type into an id and reads them back. What it writes is self-delimiting,
 * sorts as the values do and never starts with the digit 0, which stands for null. Thread-safe.
 *
 * <p>A codec of one's own is made of those that there are, by {@link FieldCodecs#mapped} for a
 * value that has an equivalent of another type, and else by writing one part after another:
 *
 * <pre>{@code
 * final class MoneyCodec implements FieldCodec<Money> {
 *
 *   private final FieldCodec<BigDecimal> amount = FieldCodecs.standard().codec(BigDecimal.class);
 *   private final FieldCodec<Currency> currency = FieldCodecs.standard().codec(Currency.class);
 *
 *   public String type() {
 *     return "money";
 *   }
 *
 *   public Class<Money> javaType() {
 *     return Money.class;
 *   }
 *
 *   public void encode(Money value, PayloadWriter out) {
 *     out.write(amount, value.amount());
 *     out.write(currency, value.currency());
 *   }
 *
 *   public Money decode(PayloadReader in) {
 *     return new Money(in.read(amount), in.read(currency));
 *   }
 * }
 * }</pre>
 *
 * <p>Texts made of parts end by themselves, and sort by the first part, then by the second, because
 * those of each part do. A part cannot be null: of one that may be missing, write a {@linkplain
 * PayloadWriter#digit digit} first that says whether it follows.
 *
 * <p>What the codec is called and how it writes must never change: ids that it made are read by it.
 * A value that is not read back as its equal is refused by {@code create}.
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
