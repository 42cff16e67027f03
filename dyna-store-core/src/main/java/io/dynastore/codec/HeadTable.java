package io.dynastore.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a range of numbers among the first digits ("heads") of an encoding: each head stands for a
 * run of consecutive numbers and is followed by a fixed count of digits, the distance from the
 * start of its run. Heads ascend with the numbers, so texts sort as numbers do, and each number has
 * one text.
 */
final class HeadTable {

  private final int firstHead;

  /** The first number of each head's run, ascending. */
  private final long[] starts;

  /** The digits that follow each head. */
  private final byte[] tails;

  private final long last;

  /** For each bucket, from that of the first number on, the run that its first number is in. */
  private final byte[] runs;

  private final int firstBucket;

  private HeadTable(int firstHead, long[] starts, byte[] tails, long last) {
    this.firstHead = firstHead;
    this.starts = starts;
    this.tails = tails;
    this.last = last;
    this.firstBucket = Buckets.of(starts[0]);
    this.runs = new byte[Buckets.of(last) - firstBucket + 1];
    int run = 0;
    for (int i = 0; i < runs.length; i++) {
      run = advance(run, Math.max(starts[0], Buckets.first(firstBucket + i)));
      runs[i] = (byte) run;
    }
  }

  static Builder builder(int firstHead, long first) {
    return new Builder(firstHead, first);
  }

  void encode(long value, PayloadWriter out) {
    int index = indexOf(value);
    out.number(firstHead + index, value - starts[index], tails[index]);
  }

  long decode(PayloadReader in) {
    int at = in.offset();
    int index = in.digit() - firstHead;
    if (index < 0 || index >= starts.length) {
      throw in.error(at, "no value starts with this character");
    }
    long distance = in.number(tails[index]);
    long end = index + 1 < starts.length ? starts[index + 1] - 1 : last;
    if (Long.compareUnsigned(distance, end - starts[index]) > 0) {
      throw in.error(at, "the number is out of range");
    }
    return starts[index] + distance;
  }

  private int indexOf(long value) {
    int bucket = Buckets.of(value) - firstBucket;
    return advance(runs[Math.max(0, Math.min(bucket, runs.length - 1))], value);
  }

  /** From a run at or before that of the value to that of the value. */
  private int advance(int run, long value) {
    int index = run;
    while (index + 1 < starts.length && starts[index + 1] <= value) {
      index++;
    }
    return index;
  }

  /** Lays runs one after another, from the first number upwards. */
  static final class Builder {

    private final int firstHead;
    private final List<Long> starts = new ArrayList<>();
    private final List<Integer> tails = new ArrayList<>();
    private long next;

    private Builder(int firstHead, long first) {
      this.firstHead = firstHead;
      this.next = first;
    }

    /** Adds heads that are each followed by as many digits and use all numbers these can make. */
    Builder heads(int count, int tail) {
      long run = Base62.power(tail);
      for (int i = 0; i < count; i++) {
        head(tail, Math.addExact(next, run));
      }
      return this;
    }

    /** Adds one head for the numbers up to {@code end}, exclusive. */
    Builder head(int tail, long end) {
      starts.add(next);
      tails.add(tail);
      next = end;
      return this;
    }

    /** The first number that has no head yet. */
    long next() {
      return next;
    }

    /** Ends the table at {@code last}, inclusive, which may cut the last run short. */
    HeadTable build(long last) {
      if (firstHead + starts.size() > Base62.RADIX) {
        throw new IllegalStateException("More heads than digits: " + starts.size());
      }
      return new HeadTable(
          firstHead, starts.stream().mapToLong(Long::longValue).toArray(), bytes(tails), last);
    }

    private static byte[] bytes(List<Integer> numbers) {
      byte[] bytes = new byte[numbers.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = numbers.get(i).byteValue();
      }
      return bytes;
    }

    /** Adds one head for all that is left up to {@code last}, inclusive. */
    HeadTable lastHead(int tail, long last) {
      starts.add(next);
      tails.add(tail);
      return build(last);
    }
  }
}
