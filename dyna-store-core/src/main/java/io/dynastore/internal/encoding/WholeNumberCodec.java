package io.dynastore.internal.encoding;

import io.dynastore.codec.MalformedPayloadException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Whole numbers of up to 64 bits, and what can be counted; all widths share one table. */
record WholeNumberCodec<V>(
    String type,
    Class<V> javaType,
    PrefixTable table,
    ToLongFunction<V> number,
    LongFunction<V> value,
    long min,
    long max)
    implements LongCodec<V> {

  @Override
  public long toLong(V value) {
    return number.applyAsLong(value);
  }

  @Override
  public V ofLong(long number) {
    return value.apply(number);
  }

  @Override
  public int encodeLong(long number, byte[] text, int at) {
    return table.encode(number, text, at);
  }

  @Override
  public long decodeLong(String id, int at) {
    long decoded = table.decode(id, at);
    if (decoded < min || decoded > max) {
      throw new MalformedPayloadException(
          at, "the number " + decoded + " is out of the range of a " + type);
    }
    return decoded;
  }

  @Override
  public int end(String id, int at) {
    return table.end(id, at);
  }
}
