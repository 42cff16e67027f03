package io.dynastore.internal.encoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * A date and time in a zone: the instant, then the zone's id as a string. The rules of the zone,
 * which change with the years, are those of the reader.
 */
final class ZonedDateTimeCodec implements BuiltInCodec<ZonedDateTime> {

  private final ChronoUnit unit;
  private final InstantCodec instant;
  private final StringCodec zone = new StringCodec();

  ZonedDateTimeCodec(ChronoUnit unit) {
    this.unit = unit;
    this.instant = OffsetDateTimeCodec.instantCodec(unit);
  }

  @Override
  public String type() {
    return "zoneddatetime";
  }

  @Override
  public Class<ZonedDateTime> javaType() {
    return ZonedDateTime.class;
  }

  @Override
  public void encode(ZonedDateTime value, DigitWriter out) {
    instant.encode(cut(value).toInstant(), out);
    zone.encode(value.getZone().getId(), out);
  }

  @Override
  public ZonedDateTime decode(DigitReader in) {
    int at = in.offset();
    Instant decoded = instant.decode(in);
    int zoneAt = in.offset();
    String id = zone.decode(in);
    try {
      ZoneId known = ZoneId.of(id);
      if (!known.getId().equals(id)) {
        throw in.error(zoneAt, "a zone's id in another form than its usual one");
      }
      ZonedDateTime value = decoded.atZone(known);
      if (cut(value).equals(value)) {
        return value;
      }
    } catch (DateTimeException e) {
      throw in.error(zoneAt, "no time zone that is known here, or a time out of its range");
    }
    throw in.error(
        at, "the time is not cut to " + unit + " by the rules that this JVM has for the zone");
  }

  /**
   * Cuts the local time. Where the zone skips the cut time, Java moves it on by the length of the
   * gap, which may be later than the value; the moment of the gap is then the earliest of the unit.
   */
  private ZonedDateTime cut(ZonedDateTime value) {
    ZonedDateTime cut = value.truncatedTo(unit);
    if (!cut.isAfter(value)) {
      return cut;
    }
    LocalDateTime skipped = value.toLocalDateTime().truncatedTo(unit);
    ZoneOffsetTransition gap = value.getZone().getRules().getTransition(skipped);
    return gap.getInstant().atZone(value.getZone());
  }
}
