package io.dynastore.codec;

/** The type of a field of which nothing but null is known, in a store of maps. */
final class NullCodec implements FieldCodec<Void> {

  @Override
  public String type() {
    return "null";
  }

  @Override
  public Class<Void> javaType() {
    return Void.class;
  }

  @Override
  public void encode(Void value, PayloadWriter out) {
    throw new UnencodableValueException("a field of type null holds nothing else");
  }

  @Override
  public Void decode(PayloadReader in) {
    throw in.error(in.offset(), "a field of type null holds nothing but null, which is 0");
  }
}
