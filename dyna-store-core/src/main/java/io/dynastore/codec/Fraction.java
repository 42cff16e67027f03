package io.dynastore.codec;

import java.time.temporal.ChronoUnit;

/**
 * The part of a time below the second, cut to a unit. In nanoseconds it has 2, 4 or 6 digits, for
 * milliseconds, microseconds and nanoseconds in turn: each pair is twice the number, plus one if
 * another pair follows, so that texts sort as fractions do.
 */
final class Fraction {

  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int THOUSAND = 1000;

  private final boolean variable;
  private final int unitsPerSecond;
  private final int digits;

  private Fraction(boolean variable, int unitsPerSecond, int digits) {
    this.variable = variable;
    this.unitsPerSecond = unitsPerSecond;
    this.digits = digits;
  }

  static Fraction of(ChronoUnit unit) {
    return switch (unit) {
      case NANOS -> new Fraction(true, NANOS_PER_SECOND, 0);
      case MICROS -> new Fraction(false, 1_000_000, 4);
      case MILLIS -> new Fraction(false, THOUSAND, 2);
      default -> new Fraction(false, 1, 0);
    };
  }

  int unitsPerSecond() {
    return unitsPerSecond;
  }

  int units(int nanos) {
    return nanos / (NANOS_PER_SECOND / unitsPerSecond);
  }

  int nanos(long units) {
    return (int) units * (NANOS_PER_SECOND / unitsPerSecond);
  }

  void encode(int nanos, PayloadWriter out) {
    if (variable) {
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
    } else {
      out.number(units(nanos), digits);
    }
  }

  int decode(PayloadReader in) {
    if (!variable) {
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
