package io.dynastore.internal.encoding;

import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of a {@link PrefixTable}: consecutive runs of one length, in which the head and the
 * distance are together one number, so that both are written at once.
 *
 * @param lasts the last number of each stretch, ascending
 * @param stretches the stretches
 * @param natural the one that 0 is in, or the first
 */
@SuppressWarnings("ArrayRecordComponent") // a record, as compilers trust what these are made of
record EncodingRanges(long[] lasts, Stretch[] stretches, int natural) {

  /** Heads times runs of more digits do not fit into 63 bits. */
  private static final int MAX_JOINED_TAIL = 9;

  /** The head is part of the number. */
  private static final int JOINED = -1;

  /**
   * A stretch.
   *
   * @param last its last number
   * @param offset what is added to its numbers
   * @param digits the digits of the sum
   * @param head the digit in front of the sum, or JOINED
   */
  record Stretch(long last, long offset, int digits, int head) {}

  static EncodingRanges of(int firstHead, long[] starts, byte[] tails, long last) {
    List<Stretch> all = new ArrayList<>();
    for (int run = 0; run < starts.length; ) {
      int end = run + 1;
      while (end < starts.length && isJoined(end, starts, tails)) {
        end++;
      }
      long lastOfRuns = end < starts.length ? starts[end] - 1 : last;
      all.add(stretch(firstHead + run, starts[run], tails[run], lastOfRuns));
      run = end;
    }
    long[] lasts = all.stream().mapToLong(Stretch::last).toArray();
    int natural = 0;
    while (natural < lasts.length - 1 && lasts[natural] < 0) {
      natural++;
    }
    return new EncodingRanges(lasts, all.toArray(new Stretch[0]), natural);
  }

  private static boolean isJoined(int run, long[] starts, byte[] tails) {
    return tails[run] <= MAX_JOINED_TAIL
        && tails[run] == tails[run - 1]
        && starts[run] - starts[run - 1] == Base62.power(tails[run]);
  }

  private static Stretch stretch(int head, long start, int tail, long last) {
    return tail <= MAX_JOINED_TAIL
        ? new Stretch(last, head * Base62.power(tail) - start, 1 + tail, JOINED)
        : new Stretch(last, -start, tail, head);
  }

  /** Writes a number to a place of a text and returns where it ends. */
  int encode(long value, byte[] text, int at) {
    // One after another: a processor foresees how far it goes, and has the stretch before the
    // number. PrefixTables and binary search take fewer steps, but it would have to wait for each.
    int i = value < 0 ? 0 : natural;
    while (i < stretches.length - 1 && value > lasts[i]) {
      i++;
    }
    Stretch stretch = stretches[i];
    int start = at;
    if (stretch.head() != JOINED) {
      text[start] = Base62.digit(stretch.head());
      start++;
    }
    return Base62Digits.write(value + stretch.offset(), stretch.digits(), text, start);
  }
}
