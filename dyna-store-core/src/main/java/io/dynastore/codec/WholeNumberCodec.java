package io.dynastore.codec;

import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Whole numbers of up to 64 bits, and what can be counted; all widths share one table. */
record WholeNumberCodec<V>(
    String type,
    Class<V> javaType,
    HeadTable table,
    ToLongFunction<V> number,
    LongFunction<V> value,
    long min,
    long max)
    implements LongCodec<V> {

  @Override
  public void encode(V value, PayloadWriter out) {
    encodeLong(number.applyAsLong(value), out);
  }

  @Override
  public void encodeLong(long value, PayloadWriter out) {
    table.encode(value, out);
  }

  @Override
  public V decode(PayloadReader in) {
    return value.apply(decodeLong(in));
  }

  @Override
  public long decodeLong(PayloadReader in) {
    int at = in.offset();
    long decoded = table.decode(in);
    if (decoded < min || decoded > max) {
      throw in.error(at, "the number " + decoded + " is out of the range of a " + type);
    }
    return decoded;
  }
}
