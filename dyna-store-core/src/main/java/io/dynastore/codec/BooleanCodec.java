package io.dynastore.codec;

/** One digit: 1 for false, 2 for true. */
final class BooleanCodec implements FieldCodec<Boolean> {

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
    out.digit(value ? TRUE : FALSE);
  }

  @Override
  public Boolean decode(PayloadReader in) {
    int at = in.offset();
    return switch (in.digit()) {
      case FALSE -> false;
      case TRUE -> true;
      default -> throw in.error(at, "a boolean is 1 (false) or 2 (true)");
    };
  }
}
