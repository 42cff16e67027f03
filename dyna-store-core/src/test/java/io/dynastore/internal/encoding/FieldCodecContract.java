package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import java.util.Comparator;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What every {@link FieldCodec} keeps to: lossless, ordered, self-delimiting, canonical, strict.
 * Subclass it for a codec of your own.
 *
 * @param <V> the type of the values
 */
public abstract class FieldCodecContract<V> {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final FieldCodec<V> codec;
  private final Arbitrary<V> values;
  private final Comparator<? super V> order;

  /**
   * Tests a codec.
   *
   * @param codec the codec
   * @param values values of the whole range of the type, those at its boundaries among them
   * @param order the order that the texts promise to keep
   */
  protected FieldCodecContract(
      FieldCodec<V> codec, Arbitrary<V> values, Comparator<? super V> order) {
    this.codec = codec;
    this.values = values;
    this.order = order;
  }

  FieldCodecContract(TypeCases.TypeCase<V> type) {
    this(type.codec(), type.values(), type.order());
  }

  @Provide
  Arbitrary<V> value() {
    return values;
  }

  @Provide
  Arbitrary<Tuple.Tuple2<V, V>> pair() {
    return values.flatMap(
        v -> Arbitraries.oneOf(values, Arbitraries.just(v)).map(o -> Tuple.of(v, o)));
  }

  /** Texts of valid values, changed in one place, cut or lengthened; and any text. */
  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> any = Arbitraries.strings().withChars(DIGITS).ofMaxLength(60);
    Arbitrary<String> mutated =
        values
            .map(this::encode)
            .flatMap(
                text ->
                    Arbitraries.integers()
                        .between(0, text.length() - 1)
                        .flatMap(
                            i ->
                                Arbitraries.chars()
                                    .with(DIGITS)
                                    .map(c -> text.substring(0, i) + c + text.substring(i + 1))));
    Arbitrary<String> cut =
        values
            .map(this::encode)
            .flatMap(
                text ->
                    Arbitraries.integers()
                        .between(0, text.length())
                        .map(i -> text.substring(0, i)));
    return Arbitraries.oneOf(any, mutated, mutated, cut);
  }

  String encode(V value) {
    DigitWriter out = new DigitWriter();
    codec.encode(value, out);
    return out.toString();
  }

  @Property
  void readsBackWhatItWrote(@ForAll("value") V value) {
    DigitReader in = new DigitReader(encode(value), 0);

    V read = codec.decode(in);

    assertThat(Objects.deepEquals(value, read)).as("%s came back as %s", value, read).isTrue();
    assertThat(in.atEnd()).isTrue();
  }

  @Property
  void writesDigitsOnlyAndNeverStartsLikeNull(@ForAll("value") V value) {
    assertThat(encode(value)).matches("[1-9A-Za-z][0-9A-Za-z]*");
  }

  @Property
  void textsSortAsValuesDo(@ForAll("pair") Tuple.Tuple2<V, V> pair) {
    int byText = encode(pair.get1()).compareTo(encode(pair.get2()));

    assertThat(Integer.signum(byText))
        .as("%s and %s", encode(pair.get1()), encode(pair.get2()))
        .isEqualTo(Integer.signum(order.compare(pair.get1(), pair.get2())));
  }

  @Property
  void stopsWhereItsOwnTextEnds(@ForAll("value") V value, @ForAll("text") String next) {
    String text = encode(value);
    DigitReader in = new DigitReader("x-" + text + next, 2);

    assertThat(Objects.deepEquals(value, codec.decode(in))).isTrue();
    assertThat(in.offset()).isEqualTo(2 + text.length());
  }

  @Property
  void noTextIsTheBeginningOfAnother(@ForAll("pair") Tuple.Tuple2<V, V> pair) {
    boolean same = Objects.deepEquals(pair.get1(), pair.get2());

    assertThat(encode(pair.get1()).startsWith(encode(pair.get2()))).isEqualTo(same);
  }

  @Property
  void refusesAnyTextOrWouldWriteItJustSo(@ForAll("text") String text) {
    DigitReader in = new DigitReader(text, 0);
    V value;
    try {
      value = codec.decode(in);
    } catch (MalformedPayloadException e) {
      assertThat(e.getOffset()).isBetween(0, text.length());
      assertThat(e.getReason()).isNotBlank();
      return;
    }
    assertThat(encode(value)).isEqualTo(text.substring(0, in.offset()));
  }
}
