package io.dynastore.internal.encoding;

import io.dynastore.codec.MalformedPayloadException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations, cut to a unit: the count of seconds, or of the longer unit, then the fraction of a
 * second.
 */
final class DurationCodec implements InPlaceCodec<Duration> {

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
  public int encode(Duration value, byte[] text, int at) {
    Duration cut = value.truncatedTo(unit);
    int end = PrefixTables.NUMBERS.encode(cut.getSeconds() / secondsPerUnit, text, at);
    return precision.encodeFraction(cut.getNano(), text, end);
  }

  @Override
  public Duration decode(String id, int at) {
    long units = PrefixTables.NUMBERS.decode(id, at);
    if (units > Long.MAX_VALUE / secondsPerUnit || units < Long.MIN_VALUE / secondsPerUnit) {
      throw new MalformedPayloadException(at, "the duration is out of range");
    }
    int fraction = precision.decodeFraction(id, PrefixTables.NUMBERS.end(id, at));
    return Duration.ofSeconds(units * secondsPerUnit, fraction);
  }

  @Override
  public int end(String id, int at) {
    return precision.fractionEnd(id, PrefixTables.NUMBERS.end(id, at));
  }
}
