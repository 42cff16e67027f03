package io.dynastore.internal.encoding;

import io.dynastore.codec.MalformedPayloadException;
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

  /** Writes a span of time, from 0 on, as a number of a table; returns where it ends. */
  int encode(long seconds, int nanos, PrefixTable table, byte[] text, int at) {
    return hasFraction()
        ? encodeFraction(nanos, text, table.encode(seconds, text, at))
        : table.encode(count(seconds) + units(nanos), text, at);
  }

  /** Reads what {@link #encode} wrote, as the moment that is so long after a second. */
  Instant decode(long origin, PrefixTable table, String id, int at) {
    long count = table.decode(id, at);
    if (unitsPerSecond == THOUSAND) {
      return Instant.ofEpochMilli(origin * THOUSAND + count);
    }
    int nanos =
        hasFraction() ? decodeFraction(id, table.end(id, at)) : nanos(count % countedPerSecond());
    return Instant.ofEpochSecond(origin + seconds(count), nanos);
  }

  /** Where that ends. */
  int end(PrefixTable table, String id, int at) {
    int end = table.end(id, at);
    return hasFraction() ? fractionEnd(id, end) : end;
  }

  private int units(int nanos) {
    return nanos / nanosPerUnit;
  }

  private int nanos(long units) {
    return (int) units * nanosPerUnit;
  }

  /** Writes the part below the second; returns where it ends. */
  int encodeFraction(int nanos, byte[] text, int at) {
    if (!hasFraction()) {
      return Base62Digits.write(units(nanos), digits, text, at);
    }
    int millis = nanos / 1_000_000;
    int micros = nanos / THOUSAND % THOUSAND;
    int rest = nanos % THOUSAND;
    int end = Base62Digits.write(2L * millis + (micros + rest > 0 ? 1 : 0), 2, text, at);
    if (micros + rest > 0) {
      end = Base62Digits.write(2L * micros + (rest > 0 ? 1 : 0), 2, text, end);
    }
    return rest > 0 ? Base62Digits.write(rest, 2, text, end) : end;
  }

  /** Reads what {@link #encodeFraction} wrote. */
  int decodeFraction(String id, int at) {
    if (!hasFraction()) {
      return nanos(below(unitsPerSecond, digits, id, at));
    }
    int millis = below(2 * THOUSAND, 2, id, at);
    if (millis % 2 == 0) {
      return millis / 2 * 1_000_000;
    }
    int micros = below(2 * THOUSAND, 2, id, at + 2);
    int nanos = micros % 2 == 0 ? 0 : below(THOUSAND, 2, id, at + 4);
    if (micros == 0 || (micros % 2 == 1 && nanos == 0)) {
      throw new MalformedPayloadException(at + 2, "a fraction of a second with a zero too many");
    }
    return millis / 2 * 1_000_000 + micros / 2 * THOUSAND + nanos;
  }

  /** Where that ends. */
  int fractionEnd(String id, int at) {
    if (!hasFraction()) {
      return at + digits;
    }
    if (below(2 * THOUSAND, 2, id, at) % 2 == 0) {
      return at + 2;
    }
    return below(2 * THOUSAND, 2, id, at + 2) % 2 == 0 ? at + 4 : at + 6;
  }

  private static int below(int limit, int digits, String id, int at) {
    if (digits <= id.length() - at) {
      long value = Base62Digits.read(id, at, digits);
      if (value >= 0 && value < limit) {
        return (int) value;
      }
    }
    // Says which character is wrong, or that there are too few.
    new DigitReader(id, at).number(digits);
    throw new MalformedPayloadException(at, "the fraction of a second is out of range");
  }
}
