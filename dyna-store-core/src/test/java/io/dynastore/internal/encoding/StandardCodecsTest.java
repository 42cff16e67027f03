package io.dynastore.internal.encoding;

import io.dynastore.internal.encoding.TypeCases.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import net.jqwik.api.Group;

/** Each type that DynaStore knows, and one of a user's, keeps to the contract of codecs. */
@SuppressWarnings({"ClassCanBeStatic", "JavaUtilDate"}) // jqwik's groups are inner classes
class StandardCodecsTest {
  @Group
  class Booleans extends FieldCodecContract<Boolean> {
    Booleans() {
      super(TypeCases.BOOLEANS);
    }
  }

  @Group
  class SmallBytes extends FieldCodecContract<Byte> {
    SmallBytes() {
      super(TypeCases.SMALL_BYTES);
    }
  }

  @Group
  class Shorts extends FieldCodecContract<Short> {
    Shorts() {
      super(TypeCases.SHORTS);
    }
  }

  @Group
  class Chars extends FieldCodecContract<Character> {
    Chars() {
      super(TypeCases.CHARS);
    }
  }

  @Group
  class Ints extends FieldCodecContract<Integer> {
    Ints() {
      super(TypeCases.INTS);
    }
  }

  @Group
  class Longs extends FieldCodecContract<Long> {
    Longs() {
      super(TypeCases.LONGS);
    }
  }

  @Group
  class BigIntegers extends FieldCodecContract<BigInteger> {
    BigIntegers() {
      super(TypeCases.BIG_INTEGERS);
    }
  }

  @Group
  class Floats extends FieldCodecContract<Float> {
    Floats() {
      super(TypeCases.FLOATS);
    }
  }

  @Group
  class Doubles extends FieldCodecContract<Double> {
    Doubles() {
      super(TypeCases.DOUBLES);
    }
  }

  @Group
  class BigDecimals extends FieldCodecContract<BigDecimal> {
    BigDecimals() {
      super(TypeCases.BIG_DECIMALS);
    }
  }

  @Group
  class Strings extends FieldCodecContract<String> {
    Strings() {
      super(TypeCases.STRINGS);
    }
  }

  @Group
  class Uuids extends FieldCodecContract<UUID> {
    Uuids() {
      super(TypeCases.UUIDS);
    }
  }

  @Group
  class ByteArrays extends FieldCodecContract<byte[]> {
    ByteArrays() {
      super(TypeCases.BYTE_ARRAYS);
    }
  }

  @Group
  class Uris extends FieldCodecContract<URI> {
    Uris() {
      super(TypeCases.URIS);
    }
  }

  @Group
  class Dates extends FieldCodecContract<LocalDate> {
    Dates() {
      super(TypeCases.DATES);
    }
  }

  @Group
  class YearMonths extends FieldCodecContract<YearMonth> {
    YearMonths() {
      super(TypeCases.YEAR_MONTHS);
    }
  }

  @Group
  class Instants extends FieldCodecContract<Instant> {
    Instants() {
      super(TypeCases.INSTANTS);
    }
  }

  @Group
  class JavaDates extends FieldCodecContract<Date> {
    JavaDates() {
      super(TypeCases.JAVA_DATES);
    }
  }

  @Group
  class Times extends FieldCodecContract<LocalTime> {
    Times() {
      super(TypeCases.TIMES);
    }
  }

  @Group
  class DateTimes extends FieldCodecContract<LocalDateTime> {
    DateTimes() {
      super(TypeCases.DATE_TIMES);
    }
  }

  @Group
  class OffsetDateTimes extends FieldCodecContract<OffsetDateTime> {
    OffsetDateTimes() {
      super(TypeCases.OFFSET_DATE_TIMES);
    }
  }

  @Group
  class ZonedDateTimes extends FieldCodecContract<ZonedDateTime> {
    ZonedDateTimes() {
      super(TypeCases.ZONED_DATE_TIMES);
    }
  }

  @Group
  class Durations extends FieldCodecContract<Duration> {
    Durations() {
      super(TypeCases.DURATIONS);
    }
  }

  @Group
  class Enums extends FieldCodecContract<Object> {
    Enums() {
      super(TypeCases.ENUMS);
    }
  }

  @Group
  class ValuesOfTheUsersOwn extends FieldCodecContract<Money> {
    ValuesOfTheUsersOwn() {
      super(TypeCases.VALUES_OF_THE_USERS_OWN);
    }
  }
}
