package io.dynastore.codec;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Rewrites sequences of symbols (bytes, characters of an alphabet) in base 62, block by block: a
 * block is one big-endian number, written with as many digits as the largest number of its symbols
 * needs. A block of fixed size keeps the work linear; texts of equally many symbols sort as the
 * symbols do.
 */
final class Blocks {

  /** Bytes, 32 of which take 43 digits, which hold 256 bits and hardly more. */
  static final Blocks BYTES = new Blocks(256, 32);

  private final int radix;

  /** The digits that 0, 1, 2 ... symbols need; the last entry is that of a full block. */
  private final int[] digits;

  Blocks(int radix, int symbolsPerBlock) {
    this.radix = radix;
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

  void encode(int[] symbols, PayloadWriter out) {
    int block = digits.length - 1;
    for (int from = 0; from < symbols.length; from += block) {
      int to = Math.min(from + block, symbols.length);
      for (int digit : toDigits(Arrays.copyOfRange(symbols, from, to))) {
        out.digit(digit);
      }
    }
  }

  int[] decode(int count, PayloadReader in) {
    if (digitsFor(count) > in.remaining()) {
      throw in.error(in.offset() + in.remaining(), "the id ends too early");
    }
    int[] symbols = new int[count];
    int block = digits.length - 1;
    for (int from = 0; from < count; from += block) {
      int at = in.offset();
      int[] part = new int[Math.min(block, count - from)];
      int[] text = new int[digits[part.length]];
      for (int i = 0; i < text.length; i++) {
        text[i] = in.digit();
      }
      if (!toSymbols(text, part)) {
        throw in.error(at, "the block of text from here on is out of range");
      }
      System.arraycopy(part, 0, symbols, from, part.length);
    }
    return symbols;
  }

  /** The digits of one block, full or not. */
  int[] toDigits(int[] symbols) {
    int[] text = new int[digits[symbols.length]];
    for (int symbol : symbols) {
      shiftIn(text, Base62.RADIX, radix, symbol);
    }
    return text;
  }

  /** Fills one block with the symbols that the digits stand for; false if these are too few. */
  boolean toSymbols(int[] text, int[] symbols) {
    for (int digit : text) {
      if (shiftIn(symbols, radix, Base62.RADIX, digit) != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code number = number * factor + addend}, in place; returns what did not fit. */
  private static int shiftIn(int[] number, int radix, int factor, int addend) {
    int carry = addend;
    for (int i = number.length - 1; i >= 0; i--) {
      int sum = number[i] * factor + carry;
      number[i] = sum % radix;
      carry = sum / radix;
    }
    return carry;
  }
}
