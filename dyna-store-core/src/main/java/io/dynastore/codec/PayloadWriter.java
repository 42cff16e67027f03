package io.dynastore.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the digits of an id. Not thread-safe. */
public final class PayloadWriter extends Apart {

  /** The most digits whose numbers all have 63 bits. */
  private static final int MAX_CHECKED_DIGITS = 10;

  /** Left free, so that the text is apart from what lies before it in memory, too. */
  private static final int MARGIN = 64;

  private byte[] text = new byte[MARGIN + 128];

  /** Where the next digit goes. */
  private int end = MARGIN;

  /** Makes an empty writer. */
  public PayloadWriter() {}

  void clear() {
    end = MARGIN;
  }

  /**
   * Appends the template's id and the dash.
   *
   * @param prefix ASCII characters
   */
  public void prefix(byte[] prefix) {
    reserve(prefix.length);
    int at = end;
    for (byte c : prefix) {
      text[at++] = c;
    }
    end = at;
  }

  /**
   * Appends one digit.
   *
   * @param value 0 to 61
   */
  public void digit(int value) {
    reserve(1);
    text[end++] = Base62.digit(value);
  }

  /**
   * Appends a number with a fixed count of digits.
   *
   * @param value the number, unsigned, less than 62 to the power of {@code digits}
   * @param digits 0 to 11
   */
  public void number(long value, int digits) {
    long limit = digits <= MAX_CHECKED_DIGITS ? Base62.power(digits) : 0;
    if (digits > MAX_CHECKED_DIGITS || Long.compareUnsigned(value, limit) < 0) {
      fitting(value, digits);
    } else {
      fitting(Long.remainderUnsigned(value, limit), digits);
    }
  }

  /**
   * Appends a number that is known to have no more digits. It has no loop, as compilers make much
   * of loops and then do not put them where they are used.
   */
  void fitting(long value, int digits) {
    reserve(digits);
    int start = end;
    int at = start + digits;
    end = at;
    long rest = value;
    if (rest < 0) {
      // Past Long.MAX_VALUE: one unsigned step makes the rest positive.
      text[--at] = Base62.digit((int) Long.remainderUnsigned(rest, Base62.RADIX));
      rest = Long.divideUnsigned(rest, Base62.RADIX);
    }
    if (at - start >= 4) {
      at -= 4;
      rest = four(rest, at);
    }
    if (at - start >= 4) {
      at -= 4;
      rest = four(rest, at);
    }
    upToThree((int) rest, start, at - start);
  }

  private void upToThree(int number, int start, int digits) {
    if (digits == 3) {
      int high = number / Base62.RADIX_2;
      text[start] = Base62.digit(high);
      Base62.pair(number - high * Base62.RADIX_2, text, start + 1);
    } else if (digits == 2) {
      Base62.pair(number, text, start);
    } else if (digits == 1) {
      text[start] = Base62.digit(number);
    }
  }

  /** Writes the lowest four digits and returns what is above them. */
  private long four(long number, int at) {
    long above = number / Base62.RADIX_4;
    int low = (int) (number - above * Base62.RADIX_4);
    int high = low / Base62.RADIX_2;
    Base62.pair(high, text, at);
    Base62.pair(low - high * Base62.RADIX_2, text, at + 2);
    return above;
  }

  /**
   * Turns every digit from the mark on into 61 minus the digit: what sorted upwards sorts
   * downwards.
   *
   * @param mark what {@link #length} was
   */
  void turnFrom(int mark) {
    for (int i = MARGIN + mark; i < end; i++) {
      text[i] = Base62.digit(Base62.RADIX - 1 - Base62.valueOf((char) text[i]));
    }
  }

  /** Whether the character at a mark is a certain digit. */
  boolean startsWith(int mark, int digit) {
    return text[MARGIN + mark] == Base62.digit(digit);
  }

  /**
   * How many characters were written.
   *
   * @return the length of the text
   */
  public int length() {
    return end - MARGIN;
  }

  /**
   * Appends an unsigned number whose first digit is raised by one, so that it is never that of
   * null.
   */
  void raised(long value, int tail) {
    long run = Base62.power(tail);
    digit(1 + (int) Long.divideUnsigned(value, run));
    number(Long.remainderUnsigned(value, run), tail);
  }

  private void reserve(int more) {
    if (text.length - end < more) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, end + more));
    }
  }

  /** All that was written. */
  @Override
  public String toString() {
    return new String(text, MARGIN, end - MARGIN, StandardCharsets.ISO_8859_1);
  }
}
