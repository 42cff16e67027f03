package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.PayloadReader;

/** Takes the digits of an id one after another. Not thread-safe. */
public final class DigitReader implements PayloadReader {

  /** The largest unsigned number whose next digit cannot overflow 64 bits. */
  private static final long MAX_BEFORE_LAST_DIGIT = Long.divideUnsigned(-1L, Base62.RADIX);

  private final String id;
  private int offset;
  private boolean complemented;

  /**
   * Makes a reader.
   *
   * @param id the whole id, so that errors name places in what the user wrote
   * @param offset where the payload starts
   */
  public DigitReader(String id, int offset) {
    this.id = id;
    this.offset = offset;
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public boolean atEnd() {
    return offset == id.length();
  }

  /** From here on, digits are read as 61 minus the digit, or, called again, as they are. */
  void complement() {
    complemented = !complemented;
  }

  /** Takes what {@link DigitWriter#offsetNumber} wrote. */
  long offsetNumber(int tail) {
    int at = offset;
    long run = Base62.power(tail);
    int head = digit() - 1;
    long value = head * run + number(tail);
    if (head < 0 || Long.divideUnsigned(value, run) != head) {
      throw error(at, "the number is out of range");
    }
    return value;
  }

  /** Takes digits as they are. */
  String text(int digits) {
    if (digits > remaining()) {
      throw error(id.length(), "the id ends too early");
    }
    int start = offset;
    while (offset < start + digits) {
      digit();
    }
    return id.substring(start, offset);
  }

  /** What was taken from an offset on. */
  String since(int start) {
    return id.substring(start, offset);
  }

  /** How many characters are left. */
  int remaining() {
    return id.length() - offset;
  }

  @Override
  public <V> V read(FieldCodec<V> codec) {
    return codec.decode(this);
  }

  @Override
  public int digit() {
    int value = peek();
    offset++;
    return value;
  }

  /**
   * Looks at the next digit without taking it.
   *
   * @return 0 to 61
   * @throws MalformedPayloadException at the end or at a character that is no digit of base 62
   */
  int peek() {
    if (atEnd()) {
      throw error(offset, "the id ends too early");
    }
    int value = Base62.valueOf(id.charAt(offset));
    if (value < 0) {
      throw error(offset, "the character is none of 0-9, A-Z, a-z");
    }
    return complemented ? Base62.RADIX - 1 - value : value;
  }

  @Override
  public long number(int digits) {
    if (!complemented && digits <= remaining()) {
      long number = Base62Digits.read(id, offset, digits);
      if (number >= 0 && number < Base62Digits.NO_DIGIT) {
        offset += digits;
        return number;
      }
    }
    return checked(digits);
  }

  /** Whether a certain digit is the next character; not while digits are complemented. */
  boolean isNext(int digit) {
    return offset < id.length() && id.charAt(offset) == Base62.digit(digit);
  }

  /** Takes a value; not while digits are complemented. */
  <V> V take(InPlaceCodec<V> codec) {
    V value = codec.decode(id, offset);
    offset = codec.end(id, offset);
    return value;
  }

  /** Takes the number of a value; not while digits are complemented. */
  long takeLong(LongCodec<?> codec) {
    long number = codec.decodeLong(id, offset);
    offset = codec.end(id, offset);
    return number;
  }

  /** Digit by digit, which says what is wrong. */
  private long checked(int digits) {
    int start = offset;
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = digit();
      if (i >= 10
          && (Long.compareUnsigned(value, MAX_BEFORE_LAST_DIGIT) > 0
              || Long.compareUnsigned(-1L - digit, value * Base62.RADIX) < 0)) {
        throw error(start, "the number has more than 64 bits");
      }
      value = value * Base62.RADIX + digit;
    }
    return value;
  }

  @Override
  public MalformedPayloadException error(int at, String reason) {
    return new MalformedPayloadException(at, reason);
  }
}
