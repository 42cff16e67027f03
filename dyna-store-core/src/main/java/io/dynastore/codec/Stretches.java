package io.dynastore.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of a {@link HeadTable}: consecutive runs of one length, in which the head and the
 * distance are together one number, so that both are written at once.
 */
final class Stretches {

  /** Heads times runs of more digits do not fit into 63 bits. */
  private static final int MAX_JOINED_TAIL = 9;

  /** The head is part of the number. */
  private static final int JOINED = -1;

  /** For each bucket, from that of the first number on, the stretch that its first number is in. */
  private final Stretch[] byBucket;

  private final int firstBucket;

  /**
   * A stretch.
   *
   * @param last its last number
   * @param offset what is added to its numbers
   * @param digits the digits of the sum
   * @param head the digit in front of the sum, or JOINED
   * @param next the stretch behind it, if there is one
   */
  private record Stretch(long last, long offset, int digits, int head, @Nullable Stretch next) {}

  Stretches(int firstHead, long[] starts, byte[] tails, long last) {
    List<Stretch> all = new ArrayList<>();
    for (int end = starts.length; end > 0; ) {
      int run = end - 1;
      while (run > 0 && isJoined(run, starts, tails)) {
        run--;
      }
      long lastOfRuns = end < starts.length ? starts[end] - 1 : last;
      all.add(
          0,
          stretch(
              firstHead + run,
              starts[run],
              tails[run],
              lastOfRuns,
              all.isEmpty() ? null : all.get(0)));
      end = run;
    }
    this.firstBucket = Buckets.of(starts[0]);
    this.byBucket = new Stretch[Buckets.of(last) - firstBucket + 1];
    for (int i = 0; i < byBucket.length; i++) {
      long first = Math.max(starts[0], Buckets.first(firstBucket + i));
      byBucket[i] = all.stream().filter(s -> first <= s.last()).findFirst().orElseThrow();
    }
  }

  private static boolean isJoined(int run, long[] starts, byte[] tails) {
    return tails[run] <= MAX_JOINED_TAIL
        && tails[run] == tails[run - 1]
        && starts[run] - starts[run - 1] == Base62.power(tails[run]);
  }

  private static Stretch stretch(
      int head, long start, int tail, long last, @Nullable Stretch next) {
    return tail <= MAX_JOINED_TAIL
        ? new Stretch(last, head * Base62.power(tail) - start, 1 + tail, JOINED, next)
        : new Stretch(last, -start, tail, head, next);
  }

  void encode(long value, PayloadWriter out) {
    Stretch stretch = byBucket[Math.min(Buckets.of(value) - firstBucket, byBucket.length - 1)];
    while (value > stretch.last() && stretch.next() != null) {
      stretch = stretch.next();
    }
    if (stretch.head() != JOINED) {
      out.digit(stretch.head());
    }
    out.fitting(value + stretch.offset(), stretch.digits());
  }
}
