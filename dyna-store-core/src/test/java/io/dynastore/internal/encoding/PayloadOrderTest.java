package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.internal.encoding.TypeCases.TypeCase;
import java.util.Comparator;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Payloads of two fields, of every pair of types, sort by the first field, then by the second. */
class PayloadOrderTest {

  /** Two objects of the same two fields, any of them null. */
  record Two(
      TypeCase<Object> first,
      TypeCase<Object> second,
      @Nullable Object first1,
      @Nullable Object second1,
      @Nullable Object first2,
      @Nullable Object second2) {

    String payload1() {
      return text(first, first1) + text(second, second1);
    }

    String payload2() {
      return text(first, first2) + text(second, second2);
    }

    int compare() {
      int byFirst = nullsFirst(first).compare(first1, first2);
      return byFirst != 0 ? byFirst : nullsFirst(second).compare(second1, second2);
    }
  }

  private static Comparator<@Nullable Object> nullsFirst(TypeCase<Object> type) {
    return Comparator.nullsFirst(type.order());
  }

  private static String text(TypeCase<Object> type, @Nullable Object value) {
    DigitWriter out = new DigitWriter();
    if (value == null) {
      out.digit(PayloadCodec.NULL);
    } else {
      type.codec().encode(value, out);
    }
    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private static Arbitrary<TypeCase<Object>> types() {
    return Arbitraries.of(TypeCases.ALL).map(type -> (TypeCase<Object>) type);
  }

  /** Half of the pairs share their first value, so that the second decides. */
  @Provide
  Arbitrary<Two> two() {
    return Combinators.combine(types(), types())
        .flatAs(
            (first, second) ->
                Combinators.combine(
                        first.values().injectNull(0.1),
                        second.values().injectNull(0.1),
                        first.values().injectNull(0.1),
                        second.values().injectNull(0.1),
                        Arbitraries.of(true, false))
                    .as(
                        (first1, second1, first2, second2, same) ->
                            new Two(
                                first, second, first1, second1, same ? first1 : first2, second2)));
  }

  @Property
  void payloadsSortByTheFirstFieldThenByTheSecond(@ForAll("two") Two two) {
    int byText = two.payload1().compareTo(two.payload2());

    assertThat(Integer.signum(byText))
        .as("%s and %s", two.payload1(), two.payload2())
        .isEqualTo(Integer.signum(two.compare()));
  }

  @Property
  void payloadsOfOneFirstValueStartAlikeAndNoOthersDo(@ForAll("two") Two two) {
    String prefix = text(two.first(), two.first1());

    assertThat(two.payload1()).startsWith(prefix);
    assertThat(two.payload2().startsWith(prefix))
        .isEqualTo(nullsFirst(two.first()).compare(two.first1(), two.first2()) == 0);
  }

  @Property
  void eachFieldIsReadAsIfItStoodAlone(@ForAll("two") Two two) {
    DigitReader in = new DigitReader(two.payload1(), 0);

    assertThat(Objects.deepEquals(read(two.first(), in), two.first1())).isTrue();
    assertThat(Objects.deepEquals(read(two.second(), in), two.second1())).isTrue();
    assertThat(in.atEnd()).isTrue();
  }

  private static @Nullable Object read(TypeCase<Object> type, DigitReader in) {
    if (in.peek() == PayloadCodec.NULL) {
      in.digit();
      return null;
    }
    return type.codec().decode(in);
  }
}
