package io.dynastore.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the digits of an id. Not thread-safe. */
public final class PayloadWriter {

  private byte[] text = new byte[40];
  private int length;

  /** Makes an empty writer. */
  public PayloadWriter() {}

  /**
   * Appends one digit.
   *
   * @param value 0 to 61
   */
  public void digit(int value) {
    reserve(1);
    text[length++] = Base62.digit(value);
  }

  /**
   * Appends a number with a fixed count of digits.
   *
   * @param value the number, unsigned, less than 62 to the power of {@code digits}
   * @param digits 0 to 11
   */
  public void number(long value, int digits) {
    reserve(digits);
    long rest = value;
    int at = length + digits;
    if (rest < 0 && at > length) {
      // Past Long.MAX_VALUE: one unsigned step makes the rest positive.
      text[--at] = Base62.digit((int) Long.remainderUnsigned(rest, Base62.RADIX));
      rest = Long.divideUnsigned(rest, Base62.RADIX);
    }
    while (at > length) {
      text[--at] = Base62.digit((int) (rest % Base62.RADIX));
      rest /= Base62.RADIX;
    }
    length += digits;
  }

  /**
   * Turns every digit from the mark on into 61 minus the digit: what sorted upwards sorts
   * downwards.
   *
   * @param mark what {@link #length} was
   */
  void turnFrom(int mark) {
    for (int i = mark; i < length; i++) {
      text[i] = Base62.digit(Base62.RADIX - 1 - Base62.valueOf((char) text[i]));
    }
  }

  /** Whether the character at a mark is a certain digit. */
  boolean startsWith(int mark, int digit) {
    return text[mark] == Base62.digit(digit);
  }

  /** How many characters were written. */
  int length() {
    return length;
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
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
    }
  }

  /** All that was written. */
  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }
}
