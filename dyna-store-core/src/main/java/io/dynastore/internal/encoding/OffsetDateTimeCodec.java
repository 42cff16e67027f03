package io.dynastore.internal.encoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A date and time with an offset: the instant, then the offset. An offset counts the quarters of an
 * hour from -18:00 on, in two digits, twice, plus one if two more digits follow with the seconds
 * past the quarter.
 */
final class OffsetDateTimeCodec implements BuiltInCodec<OffsetDateTime> {

  private static final int QUARTER = 900;
  private static final int MIN_QUARTER = ZoneOffset.MIN.getTotalSeconds() / QUARTER;

  private final ChronoUnit unit;
  private final InstantCodec instant;

  OffsetDateTimeCodec(ChronoUnit unit) {
    this.unit = unit;
    this.instant = instantCodec(unit);
  }

  /** A local time that is cut to hours need not be whole hours in UTC. */
  static InstantCodec instantCodec(ChronoUnit unit) {
    return InstantCodec.of(unit.compareTo(ChronoUnit.SECONDS) > 0 ? ChronoUnit.SECONDS : unit);
  }

  @Override
  public String type() {
    return "offsetdatetime";
  }

  @Override
  public Class<OffsetDateTime> javaType() {
    return OffsetDateTime.class;
  }

  @Override
  public void encode(OffsetDateTime value, DigitWriter out) {
    instant.encode(value.truncatedTo(unit).toInstant(), out);
    int seconds = value.getOffset().getTotalSeconds();
    int rest = Math.floorMod(seconds, QUARTER);
    out.number(2L * (Math.floorDiv(seconds, QUARTER) - MIN_QUARTER) + (rest > 0 ? 1 : 0), 2);
    if (rest > 0) {
      out.number(rest, 2);
    }
  }

  @Override
  public OffsetDateTime decode(DigitReader in) {
    int at = in.offset();
    Instant decoded = instant.decode(in);
    try {
      OffsetDateTime value = decoded.atOffset(offset(in));
      if (value.truncatedTo(unit).equals(value)) {
        return value;
      }
    } catch (DateTimeException e) {
      throw in.error(at, "the time is out of range");
    }
    throw in.error(at, "the time is not cut to " + unit);
  }

  private static ZoneOffset offset(DigitReader in) {
    int at = in.offset();
    int quarters = (int) in.number(2);
    int rest = quarters % 2 == 0 ? 0 : (int) in.number(2);
    int seconds = (quarters / 2 + MIN_QUARTER) * QUARTER + rest;
    if (rest >= QUARTER || (quarters % 2 == 1 && rest == 0) || Math.abs(seconds) > 18 * 3600) {
      throw in.error(at, "the offset from UTC is out of range");
    }
    return ZoneOffset.ofTotalSeconds(seconds);
  }
}
