package io.dynastore.template;

import java.nio.charset.StandardCharsets;

/** Bytes as digits of base 62, of which there are always as many. */
final class FixedBase62 {

  private static final int RADIX = 62;

  /** As many digits at once as an int holds. */
  private static final int RADIX_5 = RADIX * RADIX * RADIX * RADIX * RADIX;

  private static final double BYTES_A_DIGIT = Math.log(RADIX) / Math.log(256);

  private static final byte[] DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
          .getBytes(StandardCharsets.US_ASCII);

  private FixedBase62() {}

  /**
   * Writes bytes, read as one unsigned big-endian number, with as many digits as the largest number
   * of that many bytes needs.
   *
   * @param bytes any bytes
   * @return {@code ceil(8 n / log2(62))} digits for n bytes: 43 for 32 bytes
   */
  static String encode(byte[] bytes) {
    int[] limbs = limbs(bytes);
    byte[] text = new byte[(int) Math.ceil(bytes.length / BYTES_A_DIGIT)];
    for (int at = text.length; at > 0; ) {
      int digits = divide(limbs, RADIX_5);
      for (int i = 0; i < 5 && at > 0; i++) {
        at--;
        text[at] = DIGITS[digits % RADIX];
        digits /= RADIX;
      }
    }
    return new String(text, StandardCharsets.US_ASCII);
  }

  /** Four bytes each, the most significant first. */
  private static int[] limbs(byte[] bytes) {
    int[] limbs = new int[(bytes.length + 3) / 4];
    for (int i = 0; i < bytes.length; i++) {
      int place = bytes.length - 1 - i;
      limbs[limbs.length - 1 - i / 4] |= (bytes[place] & 0xff) << (8 * (i % 4));
    }
    return limbs;
  }

  /** Divides a number by one below 2 to the power of 30, in place, and returns the remainder. */
  private static int divide(int[] limbs, int divisor) {
    long rest = 0;
    for (int i = 0; i < limbs.length; i++) {
      rest = rest << 32 | (limbs[i] & 0xffff_ffffL);
      limbs[i] = (int) (rest / divisor);
      rest %= divisor;
    }
    return (int) rest;
  }
}
