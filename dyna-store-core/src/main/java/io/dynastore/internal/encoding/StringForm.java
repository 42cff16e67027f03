package io.dynastore.internal.encoding;

import io.dynastore.codec.UnencodableValueException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The ways to write a string, in order of preference. */
public enum StringForm {
  /** 32 hexadecimal digits, lower case, with the four dashes of a UUID: as 16 bytes. */
  UUID_TEXT(33) {
    @Override
    boolean fits(String value) {
      if (value.length() != 36) {
        return false;
      }
      for (int i = 0; i < 36; i++) {
        boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? value.charAt(i) != '-' : !isHex(value.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    void encodeBody(String value, DigitWriter out) {
      HEX_BLOCKS.encode(symbols(value.replace("-", ""), HexFormat::fromHexDigit), out);
    }

    @Override
    String decode(DigitReader in) {
      in.digit();
      String hex = hex(HEX_BLOCKS.decode(32, in));
      return new UUID(
              Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16))
          .toString();
    }
  },

  /** Seven or more hexadecimal digits, lower case: fewer are as short as letters. */
  HEX(34) {
    @Override
    boolean fits(String value) {
      return value.length() >= MIN_HEX && all(value, StringForm::isHex);
    }

    @Override
    void encodeBody(String value, DigitWriter out) {
      PrefixTables.COUNTS.encode(value.length(), out);
      HEX_BLOCKS.encode(symbols(value, HexFormat::fromHexDigit), out);
    }

    @Override
    String decode(DigitReader in) {
      in.digit();
      return hex(HEX_BLOCKS.decode(length(in), in));
    }
  },

  /** Letters and digits of ASCII, as they are; the head tells a length of up to 30. */
  ALPHANUMERIC(1) {
    @Override
    boolean fits(String value) {
      return all(value, c -> Base62.valueOf((char) c) >= 0);
    }

    @Override
    void encode(String value, DigitWriter out) {
      int length = value.length();
      if (length <= MAX_IN_HEAD) {
        out.digit(head + length);
      } else {
        out.digit(head + MAX_IN_HEAD + 1);
        PrefixTables.COUNTS.encode(length, out);
      }
      encodeBody(value, out);
    }

    @Override
    void encodeBody(String value, DigitWriter out) {
      for (int i = 0; i < value.length(); i++) {
        out.digit(Base62.valueOf(value.charAt(i)));
      }
    }

    @Override
    String decode(DigitReader in) {
      int at = in.offset();
      int inHead = in.digit() - head;
      int length = inHead <= MAX_IN_HEAD ? inHead : length(in);
      if (inHead > MAX_IN_HEAD && length <= MAX_IN_HEAD) {
        throw in.error(at, "a short string in the form of a long one");
      }
      return in.text(length);
    }
  },

  /** Printable ASCII, from space to tilde, nine characters as ten digits. */
  ASCII(35) {
    @Override
    boolean fits(String value) {
      return all(value, c -> c >= ' ' && c <= '~');
    }

    @Override
    void encodeBody(String value, DigitWriter out) {
      PrefixTables.COUNTS.encode(value.length(), out);
      ASCII_BLOCKS.encode(symbols(value, c -> c - ' '), out);
    }

    @Override
    String decode(DigitReader in) {
      in.digit();
      StringBuilder value = new StringBuilder();
      for (int symbol : ASCII_BLOCKS.decode(length(in), in)) {
        value.append((char) (symbol + ' '));
      }
      return value.toString();
    }
  },

  /** All of Unicode, 32 bytes of UTF-8 as 43 digits. */
  UTF_8(36) {
    @Override
    boolean fits(String value) {
      return true;
    }

    @Override
    void encodeBody(String value, DigitWriter out) {
      int[] bytes = utf8(value);
      PrefixTables.COUNTS.encode(bytes.length, out);
      UTF_8_BLOCKS.encode(bytes, out);
    }

    @Override
    String decode(DigitReader in) {
      int at = in.offset();
      in.digit();
      int[] symbols = UTF_8_BLOCKS.decode(length(in), in);
      byte[] bytes = new byte[symbols.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) symbols[i];
      }
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw in.error(at, "the string is no UTF-8");
      }
    }
  };

  private static final int MIN_HEX = 7;
  private static final int MAX_IN_HEAD = 30;

  private static final Blocks HEX_BLOCKS = new Blocks(16, 64);
  private static final Blocks ASCII_BLOCKS = new Blocks(95, 9);
  private static final Blocks UTF_8_BLOCKS = Blocks.BYTES;

  final int head;

  StringForm(int head) {
    this.head = head;
  }

  abstract boolean fits(String value);

  /** Writes all but the head. */
  abstract void encodeBody(String value, DigitWriter out);

  /** Reads the head and the rest. */
  abstract String decode(DigitReader in);

  void encode(String value, DigitWriter out) {
    out.digit(head);
    encodeBody(value, out);
  }

  static StringForm of(String value) {
    for (StringForm form : values()) {
      if (form.fits(value)) {
        return form;
      }
    }
    throw new AssertionError("UTF-8 fits all");
  }

  static StringForm ofHead(DigitReader in) {
    int head = in.peek();
    for (StringForm form : values()) {
      if (form.head == head) {
        return form;
      }
    }
    if (head >= ALPHANUMERIC.head && head <= ALPHANUMERIC.head + MAX_IN_HEAD + 1) {
      return ALPHANUMERIC;
    }
    throw in.error(in.offset(), "no string starts with this character");
  }

  private static int length(DigitReader in) {
    return (int) PrefixTables.COUNTS.decode(in);
  }

  private static boolean all(String value, IntPredicate test) {
    for (int i = 0; i < value.length(); i++) {
      if (!test.test(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int[] symbols(String value, IntUnaryOperator symbol) {
    int[] symbols = new int[value.length()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = symbol.applyAsInt(value.charAt(i));
    }
    return symbols;
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static String hex(int[] digits) {
    StringBuilder text = new StringBuilder();
    for (int digit : digits) {
      text.append(HexFormat.of().toLowHexDigit(digit));
    }
    return text.toString();
  }

  public static int[] utf8(String value) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      int[] symbols = new int[bytes.remaining()];
      for (int i = 0; i < symbols.length; i++) {
        symbols[i] = bytes.get() & 0xff;
      }
      return symbols;
    } catch (CharacterCodingException e) {
      throw new UnencodableValueException(loneSurrogate(value));
    }
  }

  private static String loneSurrogate(String value) {
    for (int i = 0; i < value.length(); ) {
      int codePoint = value.codePointAt(i);
      if (Character.charCount(codePoint) == 1 && Character.isSurrogate((char) codePoint)) {
        return String.format(
            Locale.ROOT,
            "half of a surrogate pair (\\u%04x) at index %d, which is no text; repair the string",
            codePoint,
            i);
      }
      i += Character.charCount(codePoint);
    }
    return "the string has no UTF-8 form";
  }
}
