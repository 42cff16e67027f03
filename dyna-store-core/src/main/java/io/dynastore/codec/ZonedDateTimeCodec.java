package io.dynastore.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A date and time in a zone: the instant, then the zone's id as a string. The rules of the zone,
 * which change with the years, are those of the reader.
 */
final class ZonedDateTimeCodec implements FieldCodec<ZonedDateTime> {

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
  public void encode(ZonedDateTime value, PayloadWriter out) {
    instant.encode(value.truncatedTo(unit).toInstant(), out);
    zone.encode(value.getZone().getId(), out);
  }

  @Override
  public ZonedDateTime decode(PayloadReader in) {
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
      if (value.truncatedTo(unit).equals(value)) {
        return value;
      }
    } catch (DateTimeException e) {
      throw in.error(zoneAt, "no time zone that is known here, or a time out of its range");
    }
    throw in.error(at, "the time is not cut to " + unit);
  }
}
