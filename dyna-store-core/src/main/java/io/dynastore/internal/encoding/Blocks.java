package io.dynastore.internal.encoding;

import java.math.BigInteger;

/**
 * Rewrites sequences of symbols (bytes, characters of an alphabet) in base 62, block by block: a
 * block is one big-endian number, written with as many digits as the largest number of its symbols
 * needs. A block of fixed size keeps the work linear; texts of equally many symbols sort as the
 * symbols do. Symbols and digits are taken several at a time, as limbs.
 */
final class Blocks {

  /** How many digits make a limb. */
  static final int LIMB_DIGITS = 5;

  /** What numbers of a limb's digits are below. */
  static final long LIMB = Base62.power(LIMB_DIGITS);

  /** A limb of symbols times a limb of digits, plus one more, are less than 63 bits. */
  private static final long MAX_LIMB = 1L << 32;

  /** Bytes, 32 of which take 43 digits, which hold 256 bits and hardly more. */
  static final Blocks BYTES = new Blocks(256, 32);

  private final int radix;

  /** How many symbols make a limb. */
  private final int limbSymbols;

  /** What numbers of a limb's symbols are below. */
  private final long limb;

  /** The digits that 0, 1, 2 ... symbols need; the last entry is that of a full block. */
  private final int[] digits;

  Blocks(int radix, int symbolsPerBlock) {
    this.radix = radix;
    long power = radix;
    int symbolsPerLimb = 1;
    while (power * radix <= MAX_LIMB) {
      power *= radix;
      symbolsPerLimb++;
    }
    this.limb = power;
    this.limbSymbols = symbolsPerLimb;
    this.digits = new int[symbolsPerBlock + 1];
    BigInteger numbers = BigInteger.ONE;
    BigInteger texts = BigInteger.ONE;
    for (int symbols = 1; symbols <= symbolsPerBlock; symbols++) {
      digits[symbols] = digits[symbols - 1];
      numbers = numbers.multiply(BigInteger.valueOf(radix));
      while (texts.compareTo(numbers) < 0) {
        texts = texts.multiply(BigInteger.valueOf(Base62.RADIX));
        digits[symbols]++;
      }
    }
  }

  /** How many digits are written for so many symbols. */
  long digitsFor(long symbols) {
    int block = digits.length - 1;
    return symbols / block * digits[block] + digits[(int) (symbols % block)];
  }

  void encode(int[] symbols, DigitWriter out) {
    int block = digits.length - 1;
    for (int from = 0; from < symbols.length; from += block) {
      int count = Math.min(block, symbols.length - from);
      long[] text = new long[limbs(digits[count], LIMB_DIGITS)];
      toText(limbs(symbols, from, count), limb, text);
      out.number(text[0], digits[count] - (text.length - 1) * LIMB_DIGITS);
      for (int i = 1; i < text.length; i++) {
        out.number(text[i], LIMB_DIGITS);
      }
    }
  }

  int[] decode(int count, DigitReader in) {
    if (digitsFor(count) > in.remaining()) {
      throw in.error(in.offset() + in.remaining(), "the id ends too early");
    }
    int[] symbols = new int[count];
    int block = digits.length - 1;
    for (int from = 0; from < count; from += block) {
      int at = in.offset();
      int part = Math.min(block, count - from);
      long[] text = new long[limbs(digits[part], LIMB_DIGITS)];
      text[0] = in.number(digits[part] - (text.length - 1) * LIMB_DIGITS);
      for (int i = 1; i < text.length; i++) {
        text[i] = in.number(LIMB_DIGITS);
      }
      long[] number = new long[limbs(part, limbSymbols)];
      if (!ofText(text, limb, number) || !toSymbols(number, symbols, from, part)) {
        throw in.error(at, "the block of text from here on is out of range");
      }
    }
    return symbols;
  }

  private static int limbs(int places, int perLimb) {
    return (places + perLimb - 1) / perLimb;
  }

  /** Symbols as limbs, of which the first may have fewer. */
  private long[] limbs(int[] symbols, int from, int count) {
    long[] limbs = new long[limbs(count, limbSymbols)];
    for (int i = 0; i < count; i++) {
      int place = limbs.length - 1 - (count - 1 - i) / limbSymbols;
      limbs[place] = limbs[place] * radix + symbols[from + i];
    }
    return limbs;
  }

  /** Fills in the symbols of limbs; false if these have more. */
  private boolean toSymbols(long[] limbs, int[] symbols, int from, int count) {
    long rest = 0;
    int place = limbs.length - 1;
    for (int i = count - 1; i >= 0; i--) {
      if ((count - 1 - i) % limbSymbols == 0) {
        rest = limbs[place];
        place--;
      }
      symbols[from + i] = (int) (rest % radix);
      rest /= radix;
    }
    return rest == 0;
  }

  /**
   * Rewrites a number as limbs of digits.
   *
   * @param number limbs, the largest first
   * @param limb what these are below, 2^32 at most
   * @param text where to, zeros that are enough
   */
  static void toText(long[] number, long limb, long[] text) {
    for (long part : number) {
      long carry = part;
      for (int i = text.length - 1; i >= 0; i--) {
        long sum = text[i] * limb + carry;
        carry = sum / LIMB;
        text[i] = sum - carry * LIMB;
      }
    }
  }

  /**
   * Rewrites limbs of digits as a number; the reverse of {@link #toText}.
   *
   * @return false if the number is larger
   */
  static boolean ofText(long[] text, long limb, long[] number) {
    int bits = Long.bitCount(limb) == 1 ? Long.numberOfTrailingZeros(limb) : 0;
    for (long part : text) {
      long carry = part;
      for (int i = number.length - 1; i >= 0; i--) {
        long sum = number[i] * LIMB + carry;
        carry = bits > 0 ? sum >>> bits : sum / limb;
        number[i] = sum - carry * limb;
      }
      if (carry != 0) {
        return false;
      }
    }
    return true;
  }
}
