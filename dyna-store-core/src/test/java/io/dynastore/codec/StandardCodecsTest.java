package io.dynastore.codec;

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
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Group;

/** Each type that DynaStore knows, and one of a user's, keeps to the contract of codecs. */
@SuppressWarnings({"ClassCanBeStatic", "JavaUtilDate"}) // jqwik's groups are inner classes
class StandardCodecsTest {

  @SuppressWarnings("unchecked")
  private static <V> FieldCodec<V> codec(String type) {
    return (FieldCodec<V>) FieldCodecs.standard().codec(new FieldType(type, ChronoUnit.NANOS));
  }

  @Group
  class Booleans extends FieldCodecContract<Boolean> {
    Booleans() {
      super(codec("boolean"), Arbitraries.of(true, false), Comparator.naturalOrder());
    }
  }

  @Group
  class SmallBytes extends FieldCodecContract<Byte> {
    SmallBytes() {
      super(codec("byte"), Arbitraries.bytes(), Comparator.naturalOrder());
    }
  }

  @Group
  class Shorts extends FieldCodecContract<Short> {
    Shorts() {
      super(codec("short"), Arbitraries.shorts(), Comparator.naturalOrder());
    }
  }

  @Group
  class Chars extends FieldCodecContract<Character> {
    Chars() {
      super(codec("char"), Arbitraries.chars(), Comparator.naturalOrder());
    }
  }

  @Group
  class Ints extends FieldCodecContract<Integer> {
    Ints() {
      super(
          codec("int"),
          Arbitraries.oneOf(Arbitraries.integers(), Values.longs().map(Long::intValue)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class Longs extends FieldCodecContract<Long> {
    Longs() {
      super(codec("long"), Values.longs(), Comparator.naturalOrder());
    }
  }

  @Group
  class BigIntegers extends FieldCodecContract<BigInteger> {
    BigIntegers() {
      super(codec("bigint"), Values.bigIntegers(), Comparator.naturalOrder());
    }
  }

  @Group
  class Floats extends FieldCodecContract<Float> {
    Floats() {
      super(codec("float"), Values.floats(), Comparator.naturalOrder());
    }
  }

  @Group
  class Doubles extends FieldCodecContract<Double> {
    Doubles() {
      super(codec("double"), Values.doubles(), Comparator.naturalOrder());
    }
  }

  @Group
  class BigDecimals extends FieldCodecContract<BigDecimal> {
    BigDecimals() {
      super(
          codec("decimal"),
          Values.bigDecimals(),
          Comparator.<BigDecimal>naturalOrder().thenComparing(BigDecimal::scale));
    }
  }

  @Group
  class Strings extends FieldCodecContract<String> {
    Strings() {
      super(codec("string"), Values.strings(), StringForms.ORDER);
    }
  }

  @Group
  class Uuids extends FieldCodecContract<UUID> {
    Uuids() {
      super(codec("uuid"), Values.uuids(), Comparator.comparing(UUID::toString));
    }
  }

  @Group
  class ByteArrays extends FieldCodecContract<byte[]> {
    ByteArrays() {
      super(
          codec("bytes"),
          Values.byteArrays(),
          Comparator.comparingInt((byte[] bytes) -> bytes.length)
              .thenComparing(Arrays::compareUnsigned));
    }
  }

  @Group
  class Uris extends FieldCodecContract<URI> {
    Uris() {
      super(codec("uri"), Values.uris(), Comparator.comparing(URI::toString, StringForms.ORDER));
    }
  }

  @Group
  class Dates extends FieldCodecContract<LocalDate> {
    Dates() {
      super(codec("date"), Values.dates(), Comparator.comparing(LocalDate::toEpochDay));
    }
  }

  @Group
  class YearMonths extends FieldCodecContract<YearMonth> {
    YearMonths() {
      super(codec("yearmonth"), Values.months(), Comparator.naturalOrder());
    }
  }

  @Group
  class Instants extends FieldCodecContract<Instant> {
    Instants() {
      super(codec("instant"), Values.instants(), Comparator.naturalOrder());
    }
  }

  @Group
  class JavaDates extends FieldCodecContract<Date> {
    JavaDates() {
      super(codec("javadate"), Values.longs().map(Date::new), Comparator.naturalOrder());
    }
  }

  @Group
  class Times extends FieldCodecContract<LocalTime> {
    Times() {
      super(codec("time"), Values.times(), Comparator.naturalOrder());
    }
  }

  @Group
  class DateTimes extends FieldCodecContract<LocalDateTime> {
    DateTimes() {
      super(
          codec("datetime"),
          Values.dateTimes(),
          Comparator.comparing((LocalDateTime time) -> time.toLocalDate().toEpochDay())
              .thenComparing(LocalDateTime::toLocalTime));
    }
  }

  @Group
  class OffsetDateTimes extends FieldCodecContract<OffsetDateTime> {
    OffsetDateTimes() {
      super(
          codec("offsetdatetime"),
          Values.offsetDateTimes(),
          Comparator.comparing(OffsetDateTime::toInstant)
              .thenComparing(time -> time.getOffset().getTotalSeconds()));
    }
  }

  @Group
  class ZonedDateTimes extends FieldCodecContract<ZonedDateTime> {
    ZonedDateTimes() {
      super(
          codec("zoneddatetime"),
          Values.zonedDateTimes(),
          Comparator.comparing(ZonedDateTime::toInstant)
              .thenComparing(time -> time.getZone().getId(), StringForms.ORDER));
    }
  }

  @Group
  class Durations extends FieldCodecContract<Duration> {
    Durations() {
      super(codec("duration"), Values.durations(), Comparator.naturalOrder());
    }
  }

  @Group
  class Enums extends FieldCodecContract<Object> {
    Enums() {
      super(
          new EnumCodec(EnumCodec.names(DayOfWeek.class), DayOfWeek.class),
          Arbitraries.of(DayOfWeek.values()).map(day -> day),
          Comparator.comparing(day -> ((DayOfWeek) day).getValue()));
    }
  }

  record Money(long cents) {
    Money {
      if (cents < 0) {
        throw new IllegalArgumentException("A debt of " + -cents + " cents");
      }
    }
  }

  @Group
  class ValuesOfTheUsersOwn extends FieldCodecContract<Money> {
    ValuesOfTheUsersOwn() {
      super(
          new GuardedCodec<>(
              FieldCodec.mapped("money", Money.class, Long.class, Money::cents, Money::new)),
          Arbitraries.longs().between(0, Long.MAX_VALUE).map(Money::new),
          Comparator.comparing(Money::cents));
    }
  }
}
