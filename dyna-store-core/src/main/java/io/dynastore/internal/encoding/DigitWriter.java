package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.UnencodableValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the digits of an id. Not thread-safe. */
public final class DigitWriter extends CacheLinePadding implements PayloadWriter {

  /** The most digits whose numbers all have 63 bits. */
  private static final int MAX_CHECKED_DIGITS = 10;

  /** Left free, so that the text is apart from what lies before it in memory, too. */
  private static final int MARGIN = 64;

  private byte[] text = new byte[MARGIN + 128];

  /** Where the next digit goes. */
  private int end = MARGIN;

  /** Makes an empty writer. */
  public DigitWriter() {}

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

  @Override
  public <V> void write(FieldCodec<V> codec, V part) {
    if (part == null) {
      throw new UnencodableValueException(
          "a part of it, of " + codec.javaType().getName() + ", is null");
    }
    codec.encode(part, this);
  }

  @Override
  public void digit(int value) {
    reserve(1);
    text[end++] = Base62.digit(value);
  }

  @Override
  public void number(long value, int digits) {
    reserve(digits);
    long limit = digits <= MAX_CHECKED_DIGITS ? Base62.power(digits) : -1;
    boolean fits = digits > MAX_CHECKED_DIGITS || Long.compareUnsigned(value, limit) < 0;
    end =
        Base62Digits.write(fits ? value : Long.remainderUnsigned(value, limit), digits, text, end);
  }

  /** Appends a number of a table. */
  void put(PrefixTable table, long number) {
    reserve(InPlaceCodec.MAX_DIGITS);
    end = table.encode(number, text, end);
  }

  /** Appends a value. */
  <V> void put(InPlaceCodec<V> codec, V value) {
    reserve(InPlaceCodec.MAX_DIGITS);
    end = codec.encode(value, text, end);
  }

  /** Appends the value of a number. */
  void putLong(LongCodec<?> codec, long number) {
    reserve(InPlaceCodec.MAX_DIGITS);
    end = codec.encodeLong(number, text, end);
  }

  /**
   * Turns every digit from the mark on into 61 minus the digit: what sorted upwards sorts
   * downwards.
   *
   * @param mark what {@link #length} was
   */
  void complementFrom(int mark) {
    for (int i = MARGIN + mark; i < end; i++) {
      text[i] = Base62.digit(Base62.RADIX - 1 - Base62.valueOf((char) text[i]));
    }
  }

  /** Whether the character at a mark is a certain digit. */
  boolean startsWith(int mark, int digit) {
    return text[MARGIN + mark] == Base62.digit(digit);
  }

  @Override
  public int length() {
    return end - MARGIN;
  }

  /**
   * Appends an unsigned number whose first digit is raised by one, so that it is never that of
   * null.
   */
  void offsetNumber(long value, int tail) {
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
