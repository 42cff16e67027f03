package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many characters values take in an id, at most. */
class LengthTableTest {

  private static final long CENTURY_START = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final long CENTURY_LAST = Instant.parse("2100-12-31T23:59:59Z").getEpochSecond();

  @SuppressWarnings("unchecked")
  private static int length(@Nullable Object value, ChronoUnit unit) {
    Class<?> type = value == null ? Void.class : value.getClass();
    FieldType fieldType = CodecRegistry.standard().typeOf(type, unit, true);
    assertThat(fieldType).isNotNull();
    DigitWriter out = new DigitWriter();
    new PayloadCodec(List.of(fieldType), CodecRegistry.standard()).encode(0, value, out);
    return out.toString().length();
  }

  private static int length(@Nullable Object value) {
    return length(value, ChronoUnit.NANOS);
  }

  @Test
  void nullAndBooleansTakeOne() {
    assertThat(length(null)).isEqualTo(1);
    assertThat(length(true)).isEqualTo(1);
    assertThat(length(false)).isEqualTo(1);
  }

  @Test
  void numbersTakeFewerTheSmallerTheyAre() {
    for (int digit = 0; digit <= 9; digit++) {
      assertThat(length(digit)).isEqualTo(1);
      assertThat(length((long) digit)).isEqualTo(1);
    }
    assertThat(length(213123)).isLessThanOrEqualTo(4);
    assertThat(length(1_000_000_000)).isLessThanOrEqualTo(7);
    assertThat(length(Long.MIN_VALUE)).isLessThanOrEqualTo(12);
    assertThat(length(Long.MAX_VALUE)).isLessThanOrEqualTo(12);
  }

  @Property
  void noLongTakesMoreThanTwelve(@ForAll long value) {
    assertThat(length(value)).isLessThanOrEqualTo(12);
  }

  @Provide
  Arbitrary<Long> seconds() {
    return Arbitraries.longs().between(CENTURY_START, CENTURY_LAST);
  }

  @Property
  void instantsOfThisCenturyTakeAsManyAsTheirPrecisionAsksFor(
      @ForAll("seconds") long second, @ForAll @LongRange(max = 999_999_999) long nano) {
    Instant nanos = Instant.ofEpochSecond(second, nano);
    Instant micros = nanos.truncatedTo(ChronoUnit.MICROS);
    Instant millis = nanos.truncatedTo(ChronoUnit.MILLIS);

    assertThat(length(nanos, ChronoUnit.SECONDS)).isLessThanOrEqualTo(6);
    assertThat(length(nanos, ChronoUnit.MILLIS)).isLessThanOrEqualTo(7);
    assertThat(length(millis)).isLessThanOrEqualTo(8);
    assertThat(length(micros)).isLessThanOrEqualTo(10);
    assertThat(length(nanos, ChronoUnit.MICROS)).isLessThanOrEqualTo(10);
    assertThat(length(nanos)).isLessThanOrEqualTo(12);
  }

  @Test
  void datesOfThisCenturyTakeFour() {
    LongStream.rangeClosed(CENTURY_START / 86_400, CENTURY_LAST / 86_400)
        .forEach(day -> assertThat(length(LocalDate.ofEpochDay(day))).isLessThanOrEqualTo(4));
  }

  @Property
  void uuidsAndFloatingNumbersTakeAFixedCount(
      @ForAll long most, @ForAll long least, @ForAll double real, @ForAll float single) {
    assertThat(length(new UUID(most, least))).isEqualTo(22);
    assertThat(length(new UUID(most, least).toString())).isLessThanOrEqualTo(24);
    assertThat(length(real)).isLessThanOrEqualTo(12);
    assertThat(length(single)).isLessThanOrEqualTo(7);
  }

  @Test
  void lettersAndDigitsTakeOneMoreThanTheyAre() {
    assertThat(length("user1")).isEqualTo(6);
    Random random = new Random(1);
    for (int n = 0; n <= 30; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < n; i++) {
        text.append((char) Base62.digit(random.nextInt(62)));
      }
      assertThat(length(text.toString())).isLessThanOrEqualTo(n + 1);
      assertThat(length("7".repeat(n))).isLessThanOrEqualTo(n + 1);
    }
  }

  @Test
  void otherStringsTakeLittleMoreThanTheirBytes() {
    for (String symbol : List.of("~", "é", "日", "😀", "\0", "z", "f")) {
      for (int n = 1; n <= 1_000; n++) {
        String text = "-" + symbol.repeat(n);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        assertThat((double) length(text)).as(text).isLessThanOrEqualTo(1.36 * bytes + 3);
      }
    }
    for (int n = 31; n <= 1_000; n++) {
      assertThat((double) length("z".repeat(n))).isLessThanOrEqualTo(1.36 * n + 3);
      assertThat((double) length("f".repeat(n))).isLessThanOrEqualTo(1.36 * n + 3);
    }
  }
}
