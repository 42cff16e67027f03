package io.dynastore.internal.encoding;

import io.dynastore.codec.MalformedPayloadException;

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
  public long toLong(Boolean value) {
    return value ? 1 : 0;
  }

  @Override
  public Boolean ofLong(long number) {
    return number == 1;
  }

  @Override
  public int encodeLong(long number, byte[] text, int at) {
    text[at] = Base62.digit(FALSE + (int) number);
    return at + 1;
  }

  @Override
  public long decodeLong(String id, int at) {
    int digit = at < id.length() ? Base62.valueOf(id.charAt(at)) : -1;
    return switch (digit < 0 ? new DigitReader(id, at).digit() : digit) {
      case FALSE -> 0;
      case TRUE -> 1;
      default -> throw new MalformedPayloadException(at, "a boolean is 1 (false) or 2 (true)");
    };
  }

  @Override
  public int end(String id, int at) {
    return at + 1;
  }
}
