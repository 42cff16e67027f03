package io.dynastore.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the digits of an id. Not thread-safe. */
public final class PayloadWriter {

  private byte[] text = new byte[40];
  private int length;

  /** Makes an empty writer. */
  public PayloadWriter() {}

  void clear() {
    length = 0;
  }

  /**
   * Appends the template's id and the dash.
   *
   * @param prefix ASCII characters
   */
  public void prefix(byte[] prefix) {
    reserve(prefix.length);
    int at = length;
    for (byte c : prefix) {
      text[at++] = c;
    }
    length = at;
  }

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
    length = write(value, length, length + digits);
  }

  /** Appends a digit, then a number. */
  void number(int head, long value, int digits) {
    reserve(1 + digits);
    int start = length;
    text[start] = Base62.digit(head);
    length = write(value, start + 1, start + 1 + digits);
  }

  private int write(long value, int start, int end) {
    long rest = value;
    int at = end;
    if (rest < 0 && at > start) {
      // Past Long.MAX_VALUE: one unsigned step makes the rest positive.
      text[--at] = Base62.digit((int) Long.remainderUnsigned(rest, Base62.RADIX));
      rest = Long.divideUnsigned(rest, Base62.RADIX);
    }
    while (at - start > 1) {
      long above = rest / Base62.RADIX_2;
      at -= 2;
      Base62.pair((int) (rest - above * Base62.RADIX_2), text, at);
      rest = above;
    }
    if (at > start) {
      text[start] = Base62.digit((int) (rest % Base62.RADIX));
    }
    return end;
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

  /**
   * How many characters were written.
   *
   * @return the length of the text
   */
  public int length() {
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
