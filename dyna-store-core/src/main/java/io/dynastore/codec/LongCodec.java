package io.dynastore.codec;

/** Whole numbers of 64 bits: the small ones in one digit, those that are ids or times in few. */
final class LongCodec implements FieldCodec<Long> {

  /** The table of {@code docs/id-format.md}, shared by all whole numbers of up to 64 bits. */
  static final HeadTable TABLE = table();

  private static HeadTable table() {
    HeadTable.Builder table = HeadTable.builder(1, Long.MIN_VALUE);
    for (int tail = 11; tail >= 1; tail--) {
      table.head(tail, -numbersBelow(tail));
    }
    return table
        .heads(16, 0)
        .heads(5, 1)
        .heads(6, 2)
        .heads(6, 3)
        .heads(4, 4)
        .heads(5, 5)
        .heads(2, 6)
        .heads(2, 7)
        .heads(1, 8)
        .heads(1, 9)
        .heads(1, 10)
        .lastHead(11, Long.MAX_VALUE);
  }

  /** How many negative numbers are nearer to zero than those of this tail. */
  private static long numbersBelow(int tail) {
    long numbers = 0;
    for (int i = 1; i < tail; i++) {
      numbers = (numbers + 1) * Base62.RADIX;
    }
    return numbers;
  }

  @Override
  public String type() {
    return "long";
  }

  @Override
  public Class<Long> javaType() {
    return Long.class;
  }

  @Override
  public void encode(Long value, PayloadWriter out) {
    TABLE.encode(value, out);
  }

  @Override
  public Long decode(PayloadReader in) {
    return TABLE.decode(in);
  }
}
