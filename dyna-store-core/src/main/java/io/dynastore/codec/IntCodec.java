package io.dynastore.codec;

/** Whole numbers of 32 bits, written as those of 64. */
final class IntCodec implements FieldCodec<Integer> {

  @Override
  public String type() {
    return "int";
  }

  @Override
  public Class<Integer> javaType() {
    return Integer.class;
  }

  @Override
  public void encode(Integer value, PayloadWriter out) {
    LongCodec.TABLE.encode(value, out);
  }

  @Override
  public Integer decode(PayloadReader in) {
    int at = in.offset();
    long value = LongCodec.TABLE.decode(in);
    if (value != (int) value) {
      throw in.error(at, "the number " + value + " is no int");
    }
    return (int) value;
  }
}
