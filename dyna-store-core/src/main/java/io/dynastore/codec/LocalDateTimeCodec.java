package io.dynastore.codec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** A date and a time without a zone: the one after the other; cut to days, the date alone. */
final class LocalDateTimeCodec implements FieldCodec<LocalDateTime> {

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
  public void encode(LocalDateTime value, PayloadWriter out) {
    Tables.DAYS.encode(value.toLocalDate().toEpochDay(), out);
    if (!dateOnly) {
      time.encode(value.toLocalTime(), out);
    }
  }

  @Override
  public LocalDateTime decode(PayloadReader in) {
    LocalDate date = LocalDate.ofEpochDay(Tables.DAYS.decode(in));
    return dateOnly ? date.atStartOfDay() : date.atTime(time.decode(in));
  }
}
