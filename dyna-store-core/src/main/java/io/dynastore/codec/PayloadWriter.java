package io.dynastore.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the digits of an id. A codec is given one, and writes with {@link #write}, {@link
 * #digit} and {@link #number}. Not thread-safe.
 */
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
   * Appends a part of a value, as another codec writes it.
   *
   * @param codec the codec of the part
   * @param part the part, not null
   * @param <V> the type of the part
   * @throws UnencodableValueException if the part is null, or its codec has no encoding for it
   */
  public <V> void write(FieldCodec<V> codec, V part) {
    if (part == null) {
      throw new UnencodableValueException(
          "a part of it, of " + codec.javaType().getName() + ", is null");
    }
    codec.encode(part, this);
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
    reserve(digits);
    long limit = digits <= MAX_CHECKED_DIGITS ? Base62.power(digits) : -1;
    boolean fits = digits > MAX_CHECKED_DIGITS || Long.compareUnsigned(value, limit) < 0;
    end = Numerals.write(fits ? value : Long.remainderUnsigned(value, limit), digits, text, end);
  }

  /** Appends a number of a table. */
  void put(HeadTable table, long number) {
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
