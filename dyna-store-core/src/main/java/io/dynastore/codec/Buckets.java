package io.dynastore.codec;

/**
 * Sorts whole numbers into buckets, sixteen for each power of two, in ascending order. It takes no
 * search to tell a number's bucket, and few numbers of other runs are in the same.
 */
final class Buckets {

  /** Numbers below this have a bucket each. */
  private static final int SINGLE = 32;

  private static final int PER_POWER = SINGLE / 2;

  private Buckets() {}

  /** The bucket of a number, below zero for numbers below zero. */
  static int of(long value) {
    long size = value < 0 ? ~value : value;
    int shift = Math.max(0, 59 - Long.numberOfLeadingZeros(size));
    int bucket = shift * PER_POWER + (int) (size >>> shift);
    return value < 0 ? ~bucket : bucket;
  }

  /** The first number of a bucket. */
  static long first(int bucket) {
    return bucket < 0 ? -firstSize(~bucket + 1) : firstSize(bucket);
  }

  private static long firstSize(int bucket) {
    if (bucket < SINGLE) {
      return bucket;
    }
    int shift = bucket / PER_POWER - 1;
    return (bucket % PER_POWER + (long) PER_POWER) << shift;
  }
}
