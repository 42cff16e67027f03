package io.dynastore.codec;

/**
 * IEEE 754 doubles, all 64 bits of them, in the order of {@link Double#compare}: negative numbers
 * with all bits turned, the others with the sign turned, as an unsigned number of 11 digits whose
 * first is raised by one. There is one NaN.
 */
final class DoubleCodec implements FieldCodec<Double> {

  private static final int TAIL = 10;

  /** 62 to the power of the tail. */
  private static final long RUN = 839_299_365_868_340_224L;

  @Override
  public String type() {
    return "double";
  }

  @Override
  public Class<Double> javaType() {
    return Double.class;
  }

  @Override
  public void encode(Double value, PayloadWriter out) {
    long bits = Double.doubleToLongBits(value);
    long ordered = bits ^ (bits >> 63 | Long.MIN_VALUE);
    out.digit(1 + (int) Long.divideUnsigned(ordered, RUN));
    out.number(Long.remainderUnsigned(ordered, RUN), TAIL);
  }

  @Override
  public Double decode(PayloadReader in) {
    int at = in.offset();
    int head = in.digit() - 1;
    long tail = in.number(TAIL);
    long ordered = head * RUN + tail;
    if (head < 0 || Long.divideUnsigned(ordered, RUN) != head) {
      throw in.error(at, "the number is no double");
    }
    double value = Double.longBitsToDouble(ordered ^ (~ordered >> 63 | Long.MIN_VALUE));
    if (Double.isNaN(value) && (ordered ^ Long.MIN_VALUE) != Double.doubleToLongBits(Double.NaN)) {
      throw in.error(at, "a NaN other than the usual one");
    }
    return value;
  }
}
