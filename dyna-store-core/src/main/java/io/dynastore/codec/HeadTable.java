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
  private final int[] tails;

  private final long last;

  private HeadTable(int firstHead, long[] starts, int[] tails, long last) {
    this.firstHead = firstHead;
    this.starts = starts;
    this.tails = tails;
    this.last = last;
  }

  static Builder builder(int firstHead, long first) {
    return new Builder(firstHead, first);
  }

  void encode(long value, PayloadWriter out) {
    int index = indexOf(value);
    out.digit(firstHead + index);
    out.number(value - starts[index], tails[index]);
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
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
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
          firstHead,
          starts.stream().mapToLong(Long::longValue).toArray(),
          tails.stream().mapToInt(Integer::intValue).toArray(),
          last);
    }

    /** Adds one head for all that is left up to {@code last}, inclusive. */
    HeadTable lastHead(int tail, long last) {
      starts.add(next);
      tails.add(tail);
      return build(last);
    }
  }
}
