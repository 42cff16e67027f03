package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers and times that a record keeps in its template come back to the last digit. */
class LowNumbersAndTimesTest {

  private final CountingRepository templates = new CountingRepository();

  private <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).templates(templates).build();
  }

  private <T> void assertComesBack(DynaStore<T> store, T object) {
    assertThat(store.parse(store.create(object))).isEqualTo(object);
  }

  record Numbers(
      @HighCardinality int id,
      @Nullable BigDecimal decimal,
      @Nullable BigInteger big,
      double real,
      float small,
      long whole,
      @Nullable Integer boxed,
      byte b,
      short s,
      char c) {}

  @Test
  void numbersComeBackWithScaleAndSignAndAllDigits() {
    DynaStore<Numbers> store = store(Numbers.class);
    List<BigDecimal> decimals =
        List.of(
            new BigDecimal("1.10"),
            new BigDecimal("-0.000"),
            new BigDecimal("1E+3"),
            new BigDecimal("1E-300"),
            new BigDecimal("1E-5000"),
            new BigDecimal("9".repeat(300) + ".5"));
    for (BigDecimal decimal : decimals) {
      BigInteger big = decimal.toBigInteger();
      assertComesBack(
          store,
          new Numbers(1, decimal, big, -0.0, 0.1f, (1L << 53) + 1, 5, (byte) -1, (short) 9, 'x'));
    }
    List<Double> reals =
        List.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1e300,
            1e-7,
            0.1,
            1e20,
            -1e19,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            100.0);
    for (double real : reals) {
      assertComesBack(
          store,
          new Numbers(
              1, null, null, real, (float) real, Long.MIN_VALUE, null, (byte) 0, (short) 0, 'ß'));
    }
  }

  @Test
  void decimalsOfTwoScalesHaveTwoTemplates() {
    DynaStore<Numbers> store = store(Numbers.class);
    for (String decimal : List.of("1.1", "1.10")) {
      store.create(
          new Numbers(1, new BigDecimal(decimal), null, 0, 0, 0, 0, (byte) 0, (short) 0, 'x'));
    }

    assertThat(templates.saved).hasSize(2);
  }

  record Times(
      @HighCardinality int id,
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration duration,
      YearMonth month) {}

  private static Times times(String zoned) {
    ZonedDateTime time = ZonedDateTime.parse(zoned);
    return new Times(
        1,
        time.toInstant(),
        time.toLocalDate(),
        time.toLocalTime(),
        time.toLocalDateTime(),
        time.toOffsetDateTime(),
        time,
        Duration.ofSeconds(-3, time.getNano()),
        YearMonth.from(time));
  }

  @Test
  void timesComeBackWithTheirOffsetAndZone() {
    DynaStore<Times> store = store(Times.class);

    assertComesBack(store, times("2026-10-25T02:30:00.123456789+02:00[Europe/Paris]"));
    assertComesBack(store, times("2026-10-25T02:30:00+01:00[Europe/Paris]"));
    assertComesBack(store, times("2026-10-25T02:30:00+05:45"));
    assertComesBack(store, times("2026-10-25T02:30:00Z"));
    assertComesBack(store, times("0001-01-01T00:00:00Z[UTC]"));
  }

  @Test
  void timesFarFromNowComeBack() {
    Times now = times("2026-10-25T02:30:00Z");
    for (Instant instant : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
      assertComesBack(
          store(Times.class),
          new Times(
              1,
              instant,
              LocalDate.MAX,
              LocalTime.MAX,
              LocalDateTime.MIN,
              OffsetDateTime.MAX,
              now.zoned(),
              Duration.ofSeconds(Long.MIN_VALUE),
              YearMonth.of(-999_999_999, 1)));
    }
  }
}
