package io.dynastore.internal.format.classic;

import io.dynastore.internal.encoding.StringForm;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in the original format: UTF-8 in base32 (RFC 4648, section 6), padded with {@code =}. */
final class ClassicBase32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final char PADDING = '=';
  private static final int GROUP = 8;
  private static final int BITS = 5;

  private ClassicBase32() {}

  static String encode(String value) {
    int[] bytes = StringForm.utf8(value);
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (int b : bytes) {
      buffer = buffer << 8 | b;
      for (bits += 8; bits >= BITS; bits -= BITS) {
        text.append(ALPHABET.charAt(buffer >> (bits - BITS) & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << (BITS - bits) & 31));
    }
    while (text.length() % GROUP != 0) {
      text.append(PADDING);
    }
    return text.toString();
  }

  static String decode(String text) {
    int end = text.indexOf(PADDING) < 0 ? text.length() : text.indexOf(PADDING);
    ByteBuffer bytes = ByteBuffer.allocate(end * BITS / 8);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < end; i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("base32 has no '" + text.charAt(i) + "'");
      }
      buffer = (buffer << BITS | digit) & 0xfff;
      bits += BITS;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    try {
      String value = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      if (encode(value).equals(text)) {
        return value;
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the text is no UTF-8", e);
    }
    throw new IllegalArgumentException("base32 with wrong padding");
  }
}
