package io.dynastore.internal.encoding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a range of numbers among the first digits ("heads") of an encoding: each head stands for a
 * run of consecutive numbers and is followed by a fixed count of digits, the distance from the
 * start of its run. Heads ascend with the numbers, so texts sort as numbers do, and each number has
 * one text.
 *
 * @param runs the run of each Latin-1 character as a first digit, or null
 * @param stretches the same, to be written
 */
@SuppressWarnings("ArrayRecordComponent") // a record, as compilers trust what these are made of
record PrefixTable(@Nullable Run[] runs, EncodingRanges stretches) {

  /**
   * A run.
   *
   * @param start its first number
   * @param tail the digits that follow its head
   * @param lastDistance from its first number to its last, unsigned
   */
  record Run(long start, int tail, long lastDistance) {}

  private static PrefixTable of(int firstHead, long[] starts, byte[] tails, long last) {
    @Nullable Run[] runs = new @Nullable Run[256];
    for (int i = 0; i < starts.length; i++) {
      long lastOfRun = i + 1 < starts.length ? starts[i + 1] - 1 : last;
      runs[Base62.digit(firstHead + i)] = new Run(starts[i], tails[i], lastOfRun - starts[i]);
    }
    return new PrefixTable(runs, EncodingRanges.of(firstHead, starts, tails, last));
  }

  static Builder builder(int firstHead, long first) {
    return new Builder(firstHead, first);
  }

  /** Writes a number to a place of a text and returns where it ends. */
  int encode(long value, byte[] text, int at) {
    return stretches.encode(value, text, at);
  }

  void encode(long value, DigitWriter out) {
    out.put(this, value);
  }

  /** Whether a number may start at a place, which is not behind the end. */
  boolean startsAt(String id, int at) {
    return run(id, at) != null;
  }

  private @Nullable Run run(String id, int at) {
    char head = at < id.length() ? id.charAt(at) : 0;
    return head < runs.length ? runs[head] : null;
  }

  /** Reads the number at a place, which is not behind the end. */
  long decode(String id, int at) {
    Run run = run(id, at);
    if (run != null && run.tail() < id.length() - at) {
      long distance = Base62Digits.read(id, at + 1, run.tail());
      if (Long.compareUnsigned(distance, run.lastDistance()) <= 0) {
        return run.start() + distance;
      }
    }
    // Says what is wrong.
    return decode(new DigitReader(id, at));
  }

  /** Where the number at a place ends, which is not behind the end. */
  int end(String id, int at) {
    Run run = run(id, at);
    if (run == null) {
      DigitReader in = new DigitReader(id, at);
      decode(in);
      return in.offset();
    }
    // The usual ones as numbers that a processor need not wait for.
    return switch (run.tail()) {
      case 4 -> at + 5;
      case 5 -> at + 6;
      case 6 -> at + 7;
      default -> at + 1 + run.tail();
    };
  }

  long decode(DigitReader in) {
    int at = in.offset();
    Run run = runs[Base62.digit(in.digit())];
    if (run == null) {
      throw in.error(at, "no value starts with this character");
    }
    long distance = in.number(run.tail());
    if (Long.compareUnsigned(distance, run.lastDistance()) > 0) {
      throw in.error(at, "the number is out of range");
    }
    return run.start() + distance;
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
    PrefixTable build(long last) {
      if (firstHead + starts.size() > Base62.RADIX) {
        throw new IllegalStateException("More heads than digits: " + starts.size());
      }
      return of(
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
    PrefixTable lastHead(int tail, long last) {
      starts.add(next);
      tails.add(tail);
      return build(last);
    }
  }
}
