package io.dynastore.internal.encoding;

import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * IEEE 754 numbers, all their bits, in the order of {@link Double#compare}: of negative numbers all
 * bits are complemented, of the others the sign, and the result is an unsigned number whose first
 * digit is raised by one. There is one NaN.
 *
 * @param tail the digits after the first
 * @param sign the sign bit
 */
record FloatingCodec<V>(
    String type,
    Class<V> javaType,
    int tail,
    long sign,
    ToLongFunction<V> bits,
    LongFunction<V> value)
    implements BuiltInCodec<V> {

  static final FloatingCodec<Double> DOUBLE =
      new FloatingCodec<>(
          "double",
          Double.class,
          10,
          Long.MIN_VALUE,
          Double::doubleToLongBits,
          Double::longBitsToDouble);

  static final FloatingCodec<Float> FLOAT =
      new FloatingCodec<>(
          "float",
          Float.class,
          5,
          1L << 31,
          value -> Integer.toUnsignedLong(Float.floatToIntBits(value)),
          bits -> Float.intBitsToFloat((int) bits));

  @Override
  public void encode(V value, DigitWriter out) {
    long plain = bits.applyAsLong(value);
    // All bits below and with the sign.
    long all = sign | (sign - 1);
    out.offsetNumber((plain & sign) == 0 ? plain | sign : ~plain & all, tail);
  }

  @Override
  public V decode(DigitReader in) {
    int at = in.offset();
    long ordered = in.offsetNumber(tail);
    long all = sign | (sign - 1);
    if ((ordered & ~all) != 0) {
      throw in.error(at, "the number is no " + type);
    }
    long plain = (ordered & sign) == 0 ? ~ordered & all : ordered & ~sign;
    V decoded = value.apply(plain);
    if (bits.applyAsLong(decoded) != plain) {
      throw in.error(at, "a NaN other than the usual one");
    }
    return decoded;
  }
}
