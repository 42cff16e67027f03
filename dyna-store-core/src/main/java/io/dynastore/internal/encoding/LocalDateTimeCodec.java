package io.dynastore.internal.encoding;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** A date and a time without a zone: the one after the other; cut to days, the date alone. */
final class LocalDateTimeCodec implements InPlaceCodec<LocalDateTime> {

  private final LocalTimeCodec time;
  private final boolean dateOnly;

  LocalDateTimeCodec(ChronoUnit unit) {
    this.time = new LocalTimeCodec(unit);
    this.dateOnly = unit == ChronoUnit.DAYS;
  }

  @Override
  public String type() {
    return "datetime";
  }

  @Override
  public Class<LocalDateTime> javaType() {
    return LocalDateTime.class;
  }

  @Override
  public int encode(LocalDateTime value, byte[] text, int at) {
    int end = PrefixTables.DAYS.encode(value.toLocalDate().toEpochDay(), text, at);
    return dateOnly ? end : time.encode(value.toLocalTime(), text, end);
  }

  @Override
  public LocalDateTime decode(String id, int at) {
    LocalDate date = LocalDate.ofEpochDay(PrefixTables.DAYS.decode(id, at));
    return dateOnly
        ? date.atStartOfDay()
        : date.atTime(time.decode(id, PrefixTables.DAYS.end(id, at)));
  }

  @Override
  public int end(String id, int at) {
    int end = PrefixTables.DAYS.end(id, at);
    return dateOnly ? end : time.end(id, end);
  }
}
