package io.dynastore.internal.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers in base 62, most significant digit first, with the digits {@code 0-9 A-Z a-z} in ASCII
 * order, so that texts of one length sort as their numbers do.
 */
public final class Base62 {

  static final int RADIX = 62;

  static final int RADIX_2 = RADIX * RADIX;

  static final int RADIX_4 = RADIX_2 * RADIX_2;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final byte[] DIGITS = ALPHABET.getBytes(StandardCharsets.US_ASCII);

  /** The value of each ASCII character as a digit, -1 for those that are none. */
  private static final byte[] VALUES = new byte[128];

  /** Two digits for each number below 3844, in the order of bytes that this machine has. */
  private static final char[] PAIRS = new char[RADIX_2];

  private static final VarHandle CHARS =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.nativeOrder());

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  /** Where the first two of four bytes are in an int that is written at once. */
  private static final int FIRST = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 16;

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < RADIX; i++) {
      VALUES[DIGITS[i]] = (byte) i;
    }
    for (int i = 0; i < RADIX_2; i++) {
      byte[] pair = {DIGITS[i / RADIX], DIGITS[i % RADIX]};
      PAIRS[i] = (char) CHARS.get(pair, 0);
    }
  }

  private Base62() {}

  /**
   * The value of a character as a digit.
   *
   * @param c any character
   * @return 0 to 61, or -1 if the character is no digit of base 62
   */
  public static int valueOf(char c) {
    return c < VALUES.length ? VALUES[c] : -1;
  }

  /** Writes a number from zero up with as few digits as do; zero has none. */
  public static String encode(BigInteger number) {
    StringBuilder text = new StringBuilder();
    for (BigInteger rest = number; rest.signum() > 0; ) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(RADIX));
      text.append((char) digit(parts[1].intValue()));
      rest = parts[0];
    }
    return text.reverse().toString();
  }

  /** 62 to a power from 0 to 10, which is what 63 bits hold. */
  static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, (long) RADIX);
    }
    return power;
  }

  /** Writes two digits of a number below 3844. */
  static void pair(int number, byte[] text, int at) {
    CHARS.set(text, at, PAIRS[number]);
  }

  /** Writes four digits of a number below 62 to the power of four. */
  static void quad(int number, byte[] text, int at) {
    int high = number / RADIX_2;
    int low = number - high * RADIX_2;
    INTS.set(text, at, PAIRS[high] << FIRST | PAIRS[low] << (16 - FIRST));
  }

  /** The character of a digit from 0 to 61. */
  static byte digit(int value) {
    return DIGITS[value];
  }
}
