package io.dynastore.internal.encoding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of each type, over its whole range and near the places where its encoding changes. */
final class Values {

  private Values() {}

  /** All longs, with many near powers of 62 and of 2. */
  static Arbitrary<Long> longs() {
    Arbitrary<Long> near =
        Combinators.combine(
                Arbitraries.integers().between(0, 10),
                Arbitraries.longs().between(-2_000, 2_000),
                Arbitraries.of(-1L, 1L))
            .as((power, distance, sign) -> sign * Base62.power(power) + distance);
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        near,
        Arbitraries.longs().between(-100, 100_000),
        Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE));
  }

  static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.doubles().between(-1000, 1000),
        Arbitraries.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY));
  }

  static Arbitrary<Float> floats() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(Float::intBitsToFloat),
        Arbitraries.of(
            0f,
            -0f,
            Float.NaN,
            Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY));
  }

  static Arbitrary<BigInteger> bigIntegers() {
    return Arbitraries.oneOf(
        longs().map(BigInteger::valueOf),
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(60).map(BigInteger::new));
  }

  static Arbitrary<BigDecimal> bigDecimals() {
    Arbitrary<Integer> scales =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-5, 10),
            Arbitraries.integers(),
            Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
    return Combinators.combine(
            Arbitraries.oneOf(
                bigIntegers(),
                Arbitraries.integers().between(-2000, 2000).map(BigInteger::valueOf)),
            scales)
        .as(BigDecimal::new);
  }

  static Arbitrary<UUID> uuids() {
    return Arbitraries.longs().tuple2().map(t -> new UUID(t.get1(), t.get2()));
  }

  /** Strings of every form. */
  static Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().alpha().numeric().ofMaxLength(40),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789abcdef").ofMaxLength(90),
        Arbitraries.strings().withChars("0123456789ABCDEFabcdef-").ofMaxLength(36),
        uuids().map(UUID::toString),
        Arbitraries.strings().ofMaxLength(40).map(Values::withoutLoneSurrogates),
        Arbitraries.strings()
            .withChars("aé😀\0~ \u007f")
            .ofMaxLength(80)
            .map(Values::withoutLoneSurrogates));
  }

  private static String withoutLoneSurrogates(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  static Arbitrary<byte[]> byteArrays() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(100);
  }

  private static Arbitrary<Integer> nanos() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 999_999_999),
        Arbitraries.integers().between(0, 999).map(n -> n * 1_000_000),
        Arbitraries.integers().between(0, 999_999).map(n -> n * 1_000),
        Arbitraries.of(0, 1, 999, 1_000, 999_999, 1_000_000, 999_999_999));
  }

  static Arbitrary<Instant> instants() {
    long min = Instant.MIN.getEpochSecond();
    long max = Instant.MAX.getEpochSecond();
    long origin1900 = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    long origin2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.longs().between(min, max),
            Arbitraries.longs().between(origin1900 - 100_000, origin1900 + 100_000),
            Arbitraries.longs().between(origin2000 - 100_000, origin2000 + 100_000),
            Arbitraries.longs().between(origin1900, origin1900 + 60 * Base62.power(5) + 10),
            Arbitraries.longs().between(origin2000, origin2000 + 4_000_000_000L),
            Arbitraries.of(min, min + 1, -1L, 0L, max - 1, max));
    return Arbitraries.oneOf(
        Combinators.combine(seconds, nanos()).as(Instant::ofEpochSecond),
        Arbitraries.of(Instant.MIN, Instant.MAX));
  }

  static Arbitrary<LocalDate> dates() {
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
            .map(LocalDate::ofEpochDay),
        Arbitraries.longs().between(-26_000, 210_000).map(LocalDate::ofEpochDay),
        Arbitraries.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH));
  }

  static Arbitrary<LocalTime> times() {
    return Combinators.combine(Arbitraries.integers().between(0, 86_399), nanos())
        .as((second, nano) -> LocalTime.ofSecondOfDay(second).plusNanos(nano));
  }

  static Arbitrary<LocalDateTime> dateTimes() {
    return Combinators.combine(dates(), times()).as(LocalDateTime::of);
  }

  static Arbitrary<OffsetDateTime> offsetDateTimes() {
    Arbitrary<ZoneOffset> offsets =
        Arbitraries.oneOf(
                Arbitraries.integers().between(-18 * 3600, 18 * 3600),
                Arbitraries.integers().between(-72, 72).map(n -> n * 900))
            .map(ZoneOffset::ofTotalSeconds);
    return Combinators.combine(dateTimes(), offsets).as(OffsetDateTime::of);
  }

  static Arbitrary<ZonedDateTime> zonedDateTimes() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
                "Europe/Paris", "America/New_York", "Asia/Kolkata", "Z", "UTC", "+05:45", "GMT+1")
            .map(ZoneId::of);
    return Combinators.combine(
            instants()
                .filter(
                    i ->
                        i.isAfter(Instant.MIN.plus(1000, ChronoUnit.DAYS))
                            && i.isBefore(Instant.MAX.minus(1000, ChronoUnit.DAYS))),
            zones)
        .as(ZonedDateTime::ofInstant);
  }

  static Arbitrary<Duration> durations() {
    return Combinators.combine(longs(), nanos()).as(Duration::ofSeconds);
  }

  static Arbitrary<YearMonth> months() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.integers().between(-999_999_999, 999_999_999),
                Arbitraries.integers().between(1890, 2210)),
            Arbitraries.integers().between(1, 12))
        .as(YearMonth::of);
  }

  static Arbitrary<URI> uris() {
    return Arbitraries.strings()
        .withChars("abcXYZ019/._-%20?=&")
        .ofMaxLength(60)
        .map(text -> "https://shop.example/" + text.replace("%", "%25"))
        .map(URI::create);
  }
}
