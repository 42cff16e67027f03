package io.dynastore.internal.encoding;

import io.dynastore.codec.UnencodableValueException;

/** The type of a field of which nothing but null is known, in a store of maps. */
final class NullCodec implements BuiltInCodec<Void> {

  @Override
  public String type() {
    return "null";
  }

  @Override
  public Class<Void> javaType() {
    return Void.class;
  }

  @Override
  public void encode(Void value, DigitWriter out) {
    throw new UnencodableValueException("a field of type null holds nothing else");
  }

  @Override
  public Void decode(DigitReader in) {
    throw in.error(in.offset(), "a field of type null holds nothing but null, which is 0");
  }
}
