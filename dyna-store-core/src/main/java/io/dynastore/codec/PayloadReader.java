package io.dynastore.codec;

/**
 * Takes the digits of an id one after another. A codec is given one, and reads with {@link #read},
 * {@link #digit} and {@link #number}. Not thread-safe.
 */
public final class PayloadReader {

  /** The largest unsigned number whose next digit cannot overflow 64 bits. */
  private static final long MAX_BEFORE_LAST_DIGIT = Long.divideUnsigned(-1L, Base62.RADIX);

  private final String id;
  private int offset;
  private boolean turned;

  /**
   * Makes a reader.
   *
   * @param id the whole id, so that errors name places in what the user wrote
   * @param offset where the payload starts
   */
  public PayloadReader(String id, int offset) {
    this.id = id;
    this.offset = offset;
  }

  /**
   * The index of the next character.
   *
   * @return index in the whole id
   */
  public int offset() {
    return offset;
  }

  /**
   * Whether everything was taken.
   *
   * @return true at the end
   */
  public boolean atEnd() {
    return offset == id.length();
  }

  /** From here on, digits are read as 61 minus the digit, or, called again, as they are. */
  void turn() {
    turned = !turned;
  }

  /** Takes what {@link PayloadWriter#raised} wrote. */
  long raised(int tail) {
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

  /**
   * Takes a part of a value, as another codec reads it.
   *
   * @param codec the codec of the part
   * @param <V> the type of the part
   * @return the part
   * @throws MalformedPayloadException if the codec never writes what is there
   */
  public <V> V read(FieldCodec<V> codec) {
    return codec.decode(this);
  }

  /**
   * Takes one digit.
   *
   * @return 0 to 61
   * @throws MalformedPayloadException at the end or at a character that is no digit of base 62
   */
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
    return turned ? Base62.RADIX - 1 - value : value;
  }

  /**
   * Takes a number of a fixed count of digits.
   *
   * @param digits 0 to 11
   * @return the number, unsigned
   * @throws MalformedPayloadException if there are fewer digits, or the number has more than 64
   *     bits
   */
  public long number(int digits) {
    if (!turned && digits <= remaining()) {
      long number = Numerals.read(id, offset, digits);
      if (number >= 0 && number < Numerals.NO_DIGIT) {
        offset += digits;
        return number;
      }
    }
    return checked(digits);
  }

  /** Whether a certain digit is the next character; not while digits are turned. */
  boolean isNext(int digit) {
    return offset < id.length() && id.charAt(offset) == Base62.digit(digit);
  }

  /** Takes a value; not while digits are turned. */
  <V> V take(InPlaceCodec<V> codec) {
    V value = codec.decode(id, offset);
    offset = codec.end(id, offset);
    return value;
  }

  /** Takes the number of a value; not while digits are turned. */
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

  /**
   * An error to be thrown.
   *
   * @param at index in the whole id
   * @param reason what is wrong there, as half a sentence
   * @return the exception
   */
  public MalformedPayloadException error(int at, String reason) {
    return new MalformedPayloadException(at, reason);
  }
}
