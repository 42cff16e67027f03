package io.dynastore.codec;

/** One digit: 1 for false, 2 for true. As a number, 0 and 1. */
final class BooleanCodec implements LongCodec<Boolean> {

  private static final int FALSE = 1;
  private static final int TRUE = 2;

  @Override
  public String type() {
    return "boolean";
  }

  @Override
  public Class<Boolean> javaType() {
    return Boolean.class;
  }

  @Override
  public void encode(Boolean value, PayloadWriter out) {
    encodeLong(value ? 1 : 0, out);
  }

  @Override
  public void encodeLong(long value, PayloadWriter out) {
    out.digit(FALSE + (int) value);
  }

  @Override
  public Boolean decode(PayloadReader in) {
    return decodeLong(in) == 1;
  }

  @Override
  public long decodeLong(PayloadReader in) {
    int at = in.offset();
    return switch (in.digit()) {
      case FALSE -> 0;
      case TRUE -> 1;
      default -> throw in.error(at, "a boolean is 1 (false) or 2 (true)");
    };
  }
}
