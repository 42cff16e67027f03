package io.dynastore.internal.encoding;

/**
 * Numbers of a fixed count of digits, at a place of a text. Each count has code of its own, without
 * loops: where it ends, and the next number starts, is then told by a branch, which processors
 * foresee, and not by a count that they have to wait for.
 */
final class Base62Digits {

  /**
   * The value of a character that is no digit. 62 is twice an odd number, so each place to the left
   * moves its only bit up by one: the last such character of up to seven leaves one of the bits 57
   * to 63 that neither digits nor the others reach, and the number is as large as no other is.
   */
  static final long NO_DIGIT = 1L << 57;

  private static final long RADIX = Base62.RADIX;
  private static final long RADIX_2 = Base62.RADIX_2;
  private static final long RADIX_3 = RADIX * RADIX_2;
  private static final long RADIX_4 = Base62.RADIX_4;
  private static final long RADIX_7 = RADIX_3 * RADIX_4;

  /** What the first four of eleven digits are at most, and the last seven where they are that. */
  private static final long MAX_HIGH = Long.divideUnsigned(-1, RADIX_7);

  private static final long MAX_LOW = Long.remainderUnsigned(-1, RADIX_7);

  /** The value of each Latin-1 character; as whole words, so that none is widened. */
  private static final long[] VALUES = new long[256];

  static {
    for (char c = 0; c < VALUES.length; c++) {
      int value = Base62.valueOf(c);
      VALUES[c] = value < 0 ? NO_DIGIT : value;
    }
  }

  private Base62Digits() {}

  /**
   * Reads a number.
   *
   * @param text has so many characters from there on
   * @param at where it starts
   * @param digits how many it has, 0 to 11
   * @return the number, unsigned; -1 or at least {@link #NO_DIGIT}, if one of them is no digit; -1,
   *     if it has more than 64 bits
   */
  static long read(String text, int at, int digits) {
    return switch (digits) {
      case 0 -> 0;
      case 1 -> one(text, at);
      case 2 -> two(text, at);
      case 3 -> three(text, at);
      case 4 -> two(text, at) * RADIX_2 + two(text, at + 2);
      case 5 -> three(text, at) * RADIX_2 + two(text, at + 3);
      case 6 -> three(text, at) * RADIX_3 + three(text, at + 3);
      case 7 -> seven(text, at);
      default -> joined(read(text, at, digits - 7), seven(text, at + digits - 7));
    };
  }

  private static long one(String text, int at) {
    char c = text.charAt(at);
    return c < VALUES.length ? VALUES[c] : NO_DIGIT;
  }

  private static long two(String text, int at) {
    return one(text, at) * RADIX + one(text, at + 1);
  }

  private static long three(String text, int at) {
    return two(text, at) * RADIX + one(text, at + 2);
  }

  private static long seven(String text, int at) {
    return (three(text, at) * RADIX_2 + two(text, at + 3)) * RADIX_2 + two(text, at + 5);
  }

  private static long joined(long high, long low) {
    boolean fits =
        Long.compareUnsigned(high, MAX_HIGH) < 0
            ? Long.compareUnsigned(low, RADIX_7) < 0
            : high == MAX_HIGH && Long.compareUnsigned(low, MAX_LOW) <= 0;
    return fits ? high * RADIX_7 + low : -1;
  }

  /**
   * Writes a number.
   *
   * @param number the number, unsigned, that has no more digits
   * @param digits how many to write, 0 to 11
   * @param text has space for them
   * @param at where they start
   * @return where they end
   */
  static int write(long number, int digits, byte[] text, int at) {
    return switch (digits) {
      case 0 -> at;
      case 1 -> one((int) number, text, at);
      case 2 -> two((int) number, text, at);
      case 3 -> three((int) number, text, at);
      case 4 -> four((int) number, text, at);
      case 5 -> four(low(number), text, one(high(number), text, at));
      case 6 -> four(low(number), text, two(high(number), text, at));
      case 7 -> four(low(number), text, three(high(number), text, at));
      default -> {
        long above = Long.divideUnsigned(number, RADIX_4);
        int end = write(above, digits - 4, text, at);
        yield four((int) (number - above * RADIX_4), text, end);
      }
    };
  }

  private static int high(long number) {
    return (int) (number / RADIX_4);
  }

  private static int low(long number) {
    return (int) (number % RADIX_4);
  }

  private static int one(int number, byte[] text, int at) {
    text[at] = Base62.digit(number);
    return at + 1;
  }

  private static int two(int number, byte[] text, int at) {
    Base62.pair(number, text, at);
    return at + 2;
  }

  private static int three(int number, byte[] text, int at) {
    return two(number % Base62.RADIX_2, text, one(number / Base62.RADIX_2, text, at));
  }

  private static int four(int number, byte[] text, int at) {
    Base62.quad(number, text, at);
    return at + 4;
  }
}
