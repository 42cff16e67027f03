package io.dynastore.internal.format.classic;

import io.dynastore.codec.UnencodableValueException;
import io.dynastore.internal.encoding.BigIntegerCodec;
import java.math.BigInteger;

/**
 * Whole numbers in the original format: base 62 with the digits {@code a-z A-Z 0-9}, no more than
 * needed.
 */
final class ClassicDigits {

  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());

  private ClassicDigits() {}

  static String encode(BigInteger number) {
    if (number.bitLength() > BigIntegerCodec.MAX_BITS) {
      throw new UnencodableValueException(
          "a number of " + number.bitLength() + " bits, which is more than an id holds");
    }
    StringBuilder text = new StringBuilder();
    BigInteger rest = number;
    do {
      BigInteger[] parts = rest.divideAndRemainder(RADIX);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    } while (rest.signum() > 0);
    return text.reverse().toString();
  }

  static BigInteger decode(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a number has at least one digit");
    }
    if (text.length() > 1 && text.charAt(0) == ALPHABET.charAt(0)) {
      throw new IllegalArgumentException("a number has no 'a', which is zero, at its beginning");
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("a number has no '" + text.charAt(i) + "'");
      }
      number = number.multiply(RADIX).add(BigInteger.valueOf(digit));
    }
    return number;
  }
}
