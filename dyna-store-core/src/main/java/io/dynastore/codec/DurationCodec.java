package io.dynastore.codec;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations, cut to a unit: the count of seconds, or of the longer unit, then the fraction of a
 * second.
 */
final class DurationCodec implements FieldCodec<Duration> {

  private final ChronoUnit unit;
  private final Precision precision;
  private final long secondsPerUnit;

  DurationCodec(ChronoUnit unit) {
    this.unit = unit;
    this.precision = Precision.of(unit);
    this.secondsPerUnit = precision.secondsPerUnit();
  }

  @Override
  public String type() {
    return "duration";
  }

  @Override
  public Class<Duration> javaType() {
    return Duration.class;
  }

  @Override
  public void encode(Duration value, PayloadWriter out) {
    Duration cut = value.truncatedTo(unit);
    int nanos = cut.getNano();
    Tables.NUMBERS.encode(cut.getSeconds() / secondsPerUnit, out);
    precision.encodeFraction(nanos, out);
  }

  @Override
  public Duration decode(PayloadReader in) {
    int at = in.offset();
    long units = Tables.NUMBERS.decode(in);
    if (units > Long.MAX_VALUE / secondsPerUnit || units < Long.MIN_VALUE / secondsPerUnit) {
      throw in.error(at, "the duration is out of range");
    }
    return Duration.ofSeconds(units * secondsPerUnit, precision.decodeFraction(in));
  }
}
