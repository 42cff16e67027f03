package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** The types that DynaStore knows by itself. */
final class StandardCodecs {

  private StandardCodecs() {}

  static CodecRegistry addTo(CodecRegistry codecs) {
    codecs.add(new NullCodec());
    codecs.add(new BooleanCodec());
    addNumbers(codecs);
    codecs.add(new StringCodec());
    codecs.add(new UuidCodec());
    codecs.add(new BytesCodec());
    codecs.add(mapped("uri", URI.class, new StringCodec(), URI::toString, URI::create));
    addTimes(codecs);
    return codecs;
  }

  private static void addNumbers(CodecRegistry codecs) {
    codecs.add(
        number("byte", Byte.class, Byte::longValue, n -> (byte) n, Byte.MIN_VALUE, Byte.MAX_VALUE));
    codecs.add(
        number(
            "short",
            Short.class,
            Short::longValue,
            n -> (short) n,
            Short.MIN_VALUE,
            Short.MAX_VALUE));
    codecs.add(
        number(
            "char",
            Character.class,
            c -> c,
            n -> (char) n,
            Character.MIN_VALUE,
            Character.MAX_VALUE));
    codecs.add(
        number(
            "int",
            Integer.class,
            Integer::longValue,
            n -> (int) n,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE));
    codecs.add(number("long", Long.class, Long::longValue, n -> n, Long.MIN_VALUE, Long.MAX_VALUE));
    codecs.add(new BigIntegerCodec());
    codecs.add(FloatingCodec.FLOAT);
    codecs.add(FloatingCodec.DOUBLE);
    codecs.add(new BigDecimalCodec());
  }

  private static <V> FieldCodec<V> number(
      String type,
      Class<V> javaType,
      ToLongFunction<V> number,
      LongFunction<V> value,
      long min,
      long max) {
    return new WholeNumberCodec<>(type, javaType, PrefixTables.NUMBERS, number, value, min, max);
  }

  @SuppressWarnings("JavaUtilDate") // old code has it, and its ids shall be as good
  private static void addTimes(CodecRegistry codecs) {
    codecs.add(
        new WholeNumberCodec<>(
            "date",
            LocalDate.class,
            PrefixTables.DAYS,
            LocalDate::toEpochDay,
            LocalDate::ofEpochDay,
            LocalDate.MIN.toEpochDay(),
            LocalDate.MAX.toEpochDay()));
    codecs.add(
        new WholeNumberCodec<>(
            "yearmonth",
            YearMonth.class,
            PrefixTables.MONTHS,
            month -> month.getLong(ChronoField.PROLEPTIC_MONTH),
            months -> YearMonth.of(0, 1).plusMonths(months),
            Long.MIN_VALUE,
            Long.MAX_VALUE));
    codecs.addTruncatable("instant", Instant.class, InstantCodec::of);
    codecs.addTruncatable("time", LocalTime.class, LocalTimeCodec::new);
    codecs.addTruncatable("datetime", LocalDateTime.class, LocalDateTimeCodec::new);
    codecs.addTruncatable("offsetdatetime", OffsetDateTime.class, OffsetDateTimeCodec::new);
    codecs.addTruncatable("zoneddatetime", ZonedDateTime.class, ZonedDateTimeCodec::new);
    codecs.addTruncatable("duration", Duration.class, DurationCodec::new);
    codecs.add(
        mapped(
            "javadate",
            Date.class,
            InstantCodec.of(ChronoUnit.MILLIS),
            date -> Instant.ofEpochMilli(date.getTime()),
            instant -> new Date(instant.toEpochMilli())));
  }

  private static <V, U> FieldCodec<V> mapped(
      String type,
      Class<V> javaType,
      FieldCodec<U> codec,
      Function<V, U> toOther,
      Function<U, V> fromOther) {
    return new GuardedCodec<>(new MappedCodec<>(type, javaType, codec, toOther, fromOther));
  }
}
