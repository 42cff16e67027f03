package io.dynastore.internal.encoding;

import io.dynastore.codec.UnencodableValueException;
import java.math.BigInteger;

/**
 * Whole numbers of any size: a head that tells the sign and how many digits follow, then these. Of
 * a negative number all digits are complemented (0 to 61, 1 to 60 ...), so that it sorts before
 * those nearer to zero.
 */
public final class BigIntegerCodec implements BuiltInCodec<BigInteger> {

  /** The head of zero; heads above are positive, heads below negative. */
  private static final int ZERO = 31;

  /** How many digits a head can tell; for more, a count stands behind the outermost heads. */
  private static final int MAX_IN_HEAD = 29;

  /** Far past what the longest id holds; keeps the work small. */
  public static final int MAX_BITS = 16_384;

  /** Digits of the largest number of so many bits. */
  private static final int MAX_DIGITS = 2_752;

  private static final String TOO_LARGE = "the number has more bits than an id holds";

  @Override
  public String type() {
    return "bigint";
  }

  @Override
  public Class<BigInteger> javaType() {
    return BigInteger.class;
  }

  @Override
  public void encode(BigInteger value, DigitWriter out) {
    BigInteger size = value.abs();
    if (size.bitLength() > MAX_BITS) {
      throw new UnencodableValueException(
          "a number of " + size.bitLength() + " bits; an id holds " + MAX_BITS + " at most");
    }
    String digits = Base62.encode(size);
    int length = digits.length();
    int head = Math.min(length, MAX_IN_HEAD + 1);
    out.digit(value.signum() < 0 ? ZERO - head : ZERO + head);
    int mark = out.length();
    if (length > MAX_IN_HEAD) {
      PrefixTables.COUNTS.encode(length, out);
    }
    for (int i = 0; i < length; i++) {
      out.digit(Base62.valueOf(digits.charAt(i)));
    }
    if (value.signum() < 0) {
      out.complementFrom(mark);
    }
  }

  @Override
  public BigInteger decode(DigitReader in) {
    int at = in.offset();
    int head = in.digit() - ZERO;
    boolean negative = head < 0;
    int length = Math.abs(head);
    if (length > MAX_IN_HEAD + 1) {
      throw in.error(at, "no number starts with this character");
    }
    if (negative) {
      in.complement();
    }
    if (length > MAX_IN_HEAD) {
      length = (int) PrefixTables.COUNTS.decode(in);
    }
    if (length > MAX_DIGITS) {
      throw in.error(at, TOO_LARGE);
    }
    BigInteger size = BigInteger.ZERO;
    for (int i = 0; i < length; i++) {
      size = size.multiply(BigInteger.valueOf(Base62.RADIX)).add(BigInteger.valueOf(in.digit()));
    }
    if (negative) {
      in.complement();
    }
    boolean longForm = Math.abs(head) > MAX_IN_HEAD;
    if (Base62.encode(size).length() != length || longForm != length > MAX_IN_HEAD) {
      throw in.error(at, "the number is not in its shortest form");
    }
    if (size.bitLength() > MAX_BITS) {
      throw in.error(at, TOO_LARGE);
    }
    return negative ? size.negate() : size;
  }
}
