package io.dynastore.codec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How precisely a time is kept: the unit that it is cut to, and the part of it below the second. In
 * nanoseconds that part has 2, 4 or 6 digits, for milliseconds, microseconds and nanoseconds in
 * turn: each pair is twice the number, plus one if another pair follows, so that texts sort as
 * fractions do.
 *
 * @param unitsPerSecond how many units make a second; 1 for longer units
 * @param nanosPerUnit the nanoseconds of a unit, or of the part of it below the second
 * @param secondsPerUnit the seconds of a unit; 1 for a second and less
 * @param digits the digits of a fraction that stands by itself; 0 in nanoseconds
 */
record Precision(int unitsPerSecond, int nanosPerUnit, long secondsPerUnit, int digits) {

  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int THOUSAND = 1000;

  static Precision of(ChronoUnit unit) {
    return switch (unit) {
      case NANOS -> new Precision(NANOS_PER_SECOND, 1, 1, 0);
      case MICROS -> new Precision(1_000_000, THOUSAND, 1, 4);
      case MILLIS -> new Precision(THOUSAND, 1_000_000, 1, 2);
      default -> new Precision(1, NANOS_PER_SECOND, unit.getDuration().toSeconds(), 0);
    };
  }

  /** Whether the fraction of a second follows the count of seconds, instead of being counted. */
  private boolean hasFraction() {
    return unitsPerSecond == NANOS_PER_SECOND;
  }

  /** How many numbers count so many seconds. */
  long count(long seconds) {
    return seconds / secondsPerUnit * countedPerSecond();
  }

  /** How many whole seconds, a multiple of the unit, so many numbers count. */
  long seconds(long count) {
    return count / countedPerSecond() * secondsPerUnit;
  }

  private int countedPerSecond() {
    return hasFraction() ? 1 : unitsPerSecond;
  }

  /** Writes a span of time, from 0 on, as a number of a table. */
  void encode(long seconds, int nanos, HeadTable table, PayloadWriter out) {
    if (hasFraction()) {
      table.encode(seconds, out);
      encodeFraction(nanos, out);
    } else {
      table.encode(count(seconds) + units(nanos), out);
    }
  }

  /** Reads what {@link #encode} wrote, as the moment that is so long after a second. */
  Instant decode(long origin, HeadTable table, PayloadReader in) {
    long count = table.decode(in);
    if (unitsPerSecond == THOUSAND) {
      return Instant.ofEpochMilli(origin * THOUSAND + count);
    }
    int nanos = hasFraction() ? decodeFraction(in) : nanos(count % countedPerSecond());
    return Instant.ofEpochSecond(origin + seconds(count), nanos);
  }

  private int units(int nanos) {
    return nanos / nanosPerUnit;
  }

  private int nanos(long units) {
    return (int) units * nanosPerUnit;
  }

  void encodeFraction(int nanos, PayloadWriter out) {
    if (!hasFraction()) {
      out.number(units(nanos), digits);
      return;
    }
    int millis = nanos / 1_000_000;
    int micros = nanos / THOUSAND % THOUSAND;
    int rest = nanos % THOUSAND;
    out.number(2L * millis + (micros + rest > 0 ? 1 : 0), 2);
    if (micros + rest > 0) {
      out.number(2L * micros + (rest > 0 ? 1 : 0), 2);
    }
    if (rest > 0) {
      out.number(rest, 2);
    }
  }

  int decodeFraction(PayloadReader in) {
    if (!hasFraction()) {
      return nanos(below(unitsPerSecond, digits, in));
    }
    int millis = below(2 * THOUSAND, 2, in);
    if (millis % 2 == 0) {
      return millis / 2 * 1_000_000;
    }
    int at = in.offset();
    int micros = below(2 * THOUSAND, 2, in);
    int nanos = micros % 2 == 0 ? 0 : below(THOUSAND, 2, in);
    if (micros == 0 || (micros % 2 == 1 && nanos == 0)) {
      throw in.error(at, "a fraction of a second with a zero too many");
    }
    return millis / 2 * 1_000_000 + micros / 2 * THOUSAND + nanos;
  }

  private static int below(int limit, int digits, PayloadReader in) {
    int at = in.offset();
    long value = in.number(digits);
    if (value >= limit) {
      throw in.error(at, "the fraction of a second is out of range");
    }
    return (int) value;
  }
}
