package io.dynastore.internal.encoding;

import io.dynastore.codec.UnencodableValueException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal numbers with their scale, ordered by value, then by scale. A value other than zero is
 * 0.ddd times ten to an exponent, the digits starting and ending with another than 0: a head for
 * the sign, the exponent, the digits in groups of five, and how many zeros the scale adds. Of a
 * negative number the exponent and the groups are complemented.
 */
final class BigDecimalCodec implements BuiltInCodec<BigDecimal> {

  private static final int NEGATIVE = 1;
  private static final int ZERO = 2;
  private static final int POSITIVE = 3;

  private static final int GROUP = 5;
  private static final int GROUP_LIMIT = 100_000;

  /** Far past what the longest id holds; keeps the work small. */
  private static final int MAX_DIGITS = 4_000;

  @Override
  public String type() {
    return "decimal";
  }

  @Override
  public Class<BigDecimal> javaType() {
    return BigDecimal.class;
  }

  @Override
  public void encode(BigDecimal value, DigitWriter out) {
    if (value.unscaledValue().bitLength() > BigIntegerCodec.MAX_BITS
        || value.precision() > MAX_DIGITS) {
      throw new UnencodableValueException(
          "a number of more than " + MAX_DIGITS + " digits, which is more than an id holds");
    }
    if (value.signum() == 0) {
      out.digit(ZERO);
      PrefixTables.NUMBERS.encode(value.scale(), out);
      return;
    }
    String all = value.unscaledValue().abs().toString();
    String digits = withoutTrailingZeros(all);
    out.digit(value.signum() < 0 ? NEGATIVE : POSITIVE);
    int mark = out.length();
    PrefixTables.NUMBERS.encode((long) all.length() - value.scale(), out);
    encodeGroups(digits, out);
    if (value.signum() < 0) {
      out.complementFrom(mark);
    }
    PrefixTables.NUMBERS.encode(all.length() - digits.length(), out);
  }

  private static String withoutTrailingZeros(String digits) {
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  /** Each group is twice its number, plus one if another follows. */
  private static void encodeGroups(String digits, DigitWriter out) {
    for (int from = 0; from < digits.length(); from += GROUP) {
      int to = Math.min(from + GROUP, digits.length());
      int group = Integer.parseInt(digits.substring(from, to) + "0".repeat(from + GROUP - to));
      out.number(2L * group + (to < digits.length() ? 1 : 0), 3);
    }
  }

  @Override
  public BigDecimal decode(DigitReader in) {
    int at = in.offset();
    int head = in.digit();
    if (head == ZERO) {
      return new BigDecimal(BigInteger.ZERO, scale(PrefixTables.NUMBERS.decode(in), at, in));
    }
    if (head != NEGATIVE && head != POSITIVE) {
      throw in.error(at, "no decimal number starts with this character");
    }
    if (head == NEGATIVE) {
      in.complement();
    }
    long exponent = PrefixTables.NUMBERS.decode(in);
    String digits = decodeGroups(in);
    if (head == NEGATIVE) {
      in.complement();
    }
    long zeros = PrefixTables.NUMBERS.decode(in);
    if (zeros < 0 || digits.length() + zeros > MAX_DIGITS) {
      throw in.error(at, "the number has more digits than an id holds");
    }
    if (exponent < Integer.MIN_VALUE || exponent > MAX_DIGITS - (long) Integer.MIN_VALUE) {
      throw in.error(at, "the exponent is out of range");
    }
    BigInteger unscaled = new BigInteger(digits + "0".repeat((int) zeros));
    int scale = scale(digits.length() + zeros - exponent, at, in);
    return new BigDecimal(head == NEGATIVE ? unscaled.negate() : unscaled, scale);
  }

  private static String decodeGroups(DigitReader in) {
    StringBuilder digits = new StringBuilder();
    boolean more = true;
    while (more) {
      int at = in.offset();
      int group = (int) in.number(3);
      more = group % 2 == 1;
      int number = group / 2;
      boolean first = digits.isEmpty();
      if (number >= GROUP_LIMIT || (first ? number < GROUP_LIMIT / 10 : !more && number == 0)) {
        throw in.error(at, "the digits are not in their shortest form");
      }
      digits.append(String.valueOf(GROUP_LIMIT + number), 1, GROUP + 1);
    }
    return withoutTrailingZeros(digits.toString());
  }

  private static int scale(long scale, int at, DigitReader in) {
    if (scale != (int) scale) {
      throw in.error(at, "the scale is out of range");
    }
    return (int) scale;
  }
}
