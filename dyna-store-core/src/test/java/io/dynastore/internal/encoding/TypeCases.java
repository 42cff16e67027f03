package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Each type that DynaStore knows, and one of a user's, with values and the order they are promised.
 */
@SuppressWarnings("JavaUtilDate")
final class TypeCases {

  /**
   * A type.
   *
   * @param codec the codec to be tested
   * @param values values of the whole range, those at its boundaries among them
   * @param order the order that texts promise to keep
   */
  record TypeCase<V>(FieldCodec<V> codec, Arbitrary<V> values, Comparator<? super V> order) {}

  record Money(long cents) {
    Money {
      if (cents < 0) {
        throw new IllegalArgumentException("A debt of " + -cents + " cents");
      }
    }
  }

  static final TypeCase<Boolean> BOOLEANS =
      new TypeCase<>(codec("boolean"), Arbitraries.of(true, false), Comparator.naturalOrder());

  static final TypeCase<Byte> SMALL_BYTES =
      new TypeCase<>(codec("byte"), Arbitraries.bytes(), Comparator.naturalOrder());

  static final TypeCase<Short> SHORTS =
      new TypeCase<>(codec("short"), Arbitraries.shorts(), Comparator.naturalOrder());

  static final TypeCase<Character> CHARS =
      new TypeCase<>(codec("char"), Arbitraries.chars(), Comparator.naturalOrder());

  static final TypeCase<Integer> INTS =
      new TypeCase<>(
          codec("int"),
          Arbitraries.oneOf(Arbitraries.integers(), Values.longs().map(Long::intValue)),
          Comparator.naturalOrder());

  static final TypeCase<Long> LONGS =
      new TypeCase<>(codec("long"), Values.longs(), Comparator.naturalOrder());

  static final TypeCase<BigInteger> BIG_INTEGERS =
      new TypeCase<>(codec("bigint"), Values.bigIntegers(), Comparator.naturalOrder());

  static final TypeCase<Float> FLOATS =
      new TypeCase<>(codec("float"), Values.floats(), Comparator.naturalOrder());

  static final TypeCase<Double> DOUBLES =
      new TypeCase<>(codec("double"), Values.doubles(), Comparator.naturalOrder());

  static final TypeCase<BigDecimal> BIG_DECIMALS =
      new TypeCase<>(
          codec("decimal"),
          Values.bigDecimals(),
          Comparator.<BigDecimal>naturalOrder().thenComparing(BigDecimal::scale));

  static final TypeCase<String> STRINGS =
      new TypeCase<>(codec("string"), Values.strings(), StringForms.ORDER);

  static final TypeCase<UUID> UUIDS =
      new TypeCase<>(codec("uuid"), Values.uuids(), Comparator.comparing(UUID::toString));

  static final TypeCase<byte[]> BYTE_ARRAYS =
      new TypeCase<>(
          codec("bytes"),
          Values.byteArrays(),
          Comparator.comparingInt((byte[] bytes) -> bytes.length)
              .thenComparing(Arrays::compareUnsigned));

  static final TypeCase<URI> URIS =
      new TypeCase<>(
          codec("uri"), Values.uris(), Comparator.comparing(URI::toString, StringForms.ORDER));

  static final TypeCase<LocalDate> DATES =
      new TypeCase<>(codec("date"), Values.dates(), Comparator.comparing(LocalDate::toEpochDay));

  static final TypeCase<YearMonth> YEAR_MONTHS =
      new TypeCase<>(codec("yearmonth"), Values.months(), Comparator.naturalOrder());

  static final TypeCase<Instant> INSTANTS =
      new TypeCase<>(codec("instant"), Values.instants(), Comparator.naturalOrder());

  static final TypeCase<Date> JAVA_DATES =
      new TypeCase<>(
          codec("javadate"),
          Values.longs().map(millis -> new Date(millis)),
          Comparator.comparing(Date::getTime));

  static final TypeCase<LocalTime> TIMES =
      new TypeCase<>(codec("time"), Values.times(), Comparator.naturalOrder());

  static final TypeCase<LocalDateTime> DATE_TIMES =
      new TypeCase<>(
          codec("datetime"),
          Values.dateTimes(),
          Comparator.comparing((LocalDateTime time) -> time.toLocalDate().toEpochDay())
              .thenComparing(LocalDateTime::toLocalTime));

  static final TypeCase<OffsetDateTime> OFFSET_DATE_TIMES =
      new TypeCase<>(
          codec("offsetdatetime"),
          Values.offsetDateTimes(),
          Comparator.comparing(OffsetDateTime::toInstant)
              .thenComparing(time -> time.getOffset().getTotalSeconds()));

  static final TypeCase<ZonedDateTime> ZONED_DATE_TIMES =
      new TypeCase<>(
          codec("zoneddatetime"),
          Values.zonedDateTimes(),
          Comparator.comparing(ZonedDateTime::toInstant)
              .thenComparing(time -> time.getZone().getId(), StringForms.ORDER));

  static final TypeCase<Duration> DURATIONS =
      new TypeCase<>(codec("duration"), Values.durations(), Comparator.naturalOrder());

  static final TypeCase<Object> ENUMS =
      new TypeCase<>(
          new EnumCodec(EnumCodec.names(DayOfWeek.class), DayOfWeek.class),
          Arbitraries.of(DayOfWeek.values()).map(day -> day),
          Comparator.comparing(day -> ((DayOfWeek) day).getValue()));

  static final TypeCase<Money> VALUES_OF_THE_USERS_OWN =
      new TypeCase<>(
          new GuardedCodec<>(
              CodecRegistry.standard()
                  .mapped("money", Money.class, Long.class, Money::cents, Money::new)),
          Arbitraries.longs().between(0, Long.MAX_VALUE).map(cents -> new Money(cents)),
          Comparator.comparing(Money::cents));

  static final List<TypeCase<?>> ALL =
      List.of(
          BOOLEANS,
          SMALL_BYTES,
          SHORTS,
          CHARS,
          INTS,
          LONGS,
          BIG_INTEGERS,
          FLOATS,
          DOUBLES,
          BIG_DECIMALS,
          STRINGS,
          UUIDS,
          BYTE_ARRAYS,
          URIS,
          DATES,
          YEAR_MONTHS,
          INSTANTS,
          JAVA_DATES,
          TIMES,
          DATE_TIMES,
          OFFSET_DATE_TIMES,
          ZONED_DATE_TIMES,
          DURATIONS,
          ENUMS,
          VALUES_OF_THE_USERS_OWN);

  private TypeCases() {}

  @SuppressWarnings("unchecked")
  private static <V> FieldCodec<V> codec(String type) {
    return (FieldCodec<V>) CodecRegistry.standard().codec(new FieldType(type, ChronoUnit.NANOS));
  }
}
