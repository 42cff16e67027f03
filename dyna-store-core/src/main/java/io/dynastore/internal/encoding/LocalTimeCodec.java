package io.dynastore.internal.encoding;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * Times of day, cut to a unit, as the count of units since midnight; in nanoseconds as seconds and
 * a fraction.
 */
final class LocalTimeCodec implements InPlaceCodec<LocalTime> {

  private static final long SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Precision precision;
  private final PrefixTable table;

  LocalTimeCodec(ChronoUnit unit) {
    this.precision = Precision.of(unit);
    this.table = table(precision.count(SECONDS_PER_DAY));
  }

  /** As few digits as do, with a head for each run that is needed. */
  private static PrefixTable table(long numbers) {
    int tail = 0;
    while ((Base62.RADIX - 1) * Base62.power(tail) < numbers) {
      tail++;
    }
    int heads = (int) ((numbers - 1) / Base62.power(tail)) + 1;
    return PrefixTable.builder(1, 0).heads(heads, tail).build(numbers - 1);
  }

  @Override
  public String type() {
    return "time";
  }

  @Override
  public Class<LocalTime> javaType() {
    return LocalTime.class;
  }

  @Override
  public int encode(LocalTime value, byte[] text, int at) {
    long nanos = value.toNanoOfDay();
    return precision.encode(
        nanos / NANOS_PER_SECOND, (int) (nanos % NANOS_PER_SECOND), table, text, at);
  }

  @Override
  public LocalTime decode(String id, int at) {
    Instant time = precision.decode(0, table, id, at);
    return LocalTime.ofNanoOfDay(time.getEpochSecond() * NANOS_PER_SECOND + time.getNano());
  }

  @Override
  public int end(String id, int at) {
    return precision.end(table, id, at);
  }
}
