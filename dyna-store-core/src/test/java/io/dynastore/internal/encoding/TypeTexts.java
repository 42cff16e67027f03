package io.dynastore.internal.encoding;

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
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;

/** Values of each type as people write them, for files of vectors. */
@SuppressWarnings("JavaUtilDate")
final class TypeTexts {

  private TypeTexts() {}

  static Object cut(Object value, ChronoUnit unit) {
    if (value instanceof Instant time) {
      return time.truncatedTo(unit);
    } else if (value instanceof LocalTime time) {
      return time.truncatedTo(unit);
    } else if (value instanceof LocalDateTime time) {
      return time.truncatedTo(unit);
    } else if (value instanceof OffsetDateTime time) {
      return time.truncatedTo(unit);
    } else if (value instanceof Duration time) {
      return time.truncatedTo(unit);
    }
    return value;
  }

  static Object parse(String type, String text) {
    return switch (type) {
      case "boolean" -> Boolean.valueOf(text);
      case "byte" -> Byte.valueOf(text);
      case "short" -> Short.valueOf(text);
      case "char" -> (char) Integer.parseInt(text);
      case "int" -> Integer.valueOf(text);
      case "long" -> Long.valueOf(text);
      case "bigint" -> new BigInteger(text);
      case "float" -> Float.valueOf(text);
      case "double" -> Double.valueOf(text);
      case "decimal" -> new BigDecimal(text);
      case "string" -> text;
      case "uuid" -> UUID.fromString(text);
      case "bytes" -> HexFormat.of().parseHex(text);
      case "uri" -> URI.create(text);
      case "date" -> LocalDate.parse(text);
      case "yearmonth" -> YearMonth.parse(text);
      case "instant" -> Instant.parse(text);
      case "javadate" -> new Date(Long.parseLong(text));
      case "time" -> LocalTime.parse(text);
      case "datetime" -> LocalDateTime.parse(text);
      case "offsetdatetime" -> OffsetDateTime.parse(text);
      case "zoneddatetime" -> ZonedDateTime.parse(text);
      case "duration" -> Duration.parse(text);
      case "enum" -> DayOfWeek.valueOf(text);
      default -> throw new IllegalArgumentException(type);
    };
  }
}
