package io.dynastore.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The yardstick: the fastest hand-written code that we know for this one workload and nothing else.
 * It checks nothing, knows the eight algorithms beforehand, and writes numbers of fixed width: a
 * template's letter, a dash, six digits of the user, seven of the time. Not thread-safe.
 *
 * <p>{@link LimitCandidatesBenchmark} has what was tried beside it.
 */
final class Limit implements IdScheme {

  static final int LENGTH = 15;
  static final int RADIX = 62;
  static final int RADIX_2 = RADIX * RADIX;
  static final long RADIX_3 = RADIX * (long) RADIX_2;
  static final int RADIX_4 = RADIX_2 * RADIX_2;

  static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  static final byte[] DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
          .getBytes(StandardCharsets.US_ASCII);

  static final byte[] VALUES = new byte[128];

  /**
   * The same as whole words, which need not be widened, for all that a Latin-1 character can be.
   */
  private static final long[] WORDS = new long[256];

  /** Two digits each, the first in the lower byte. */
  static final char[] PAIRS = new char[RADIX_2];

  static final String[] ALGORITHMS = new String[128];
  static final byte[] TEMPLATES = new byte[64];
  static final int SPREAD = spread();

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static {
    for (int i = 0; i < RADIX; i++) {
      VALUES[DIGITS[i]] = (byte) i;
      WORDS[DIGITS[i]] = i;
    }
    for (int i = 0; i < RADIX_2; i++) {
      PAIRS[i] = (char) (DIGITS[i / RADIX] | (DIGITS[i % RADIX] << 8));
    }
    for (int i = 0; i < Workload.ALGORITHMS.size(); i++) {
      String algorithm = Workload.ALGORITHMS.get(i);
      for (int promoted = 0; promoted < 2; promoted++) {
        byte letter = DIGITS[2 * i + promoted];
        ALGORITHMS[letter] = algorithm;
        TEMPLATES[place(algorithm, SPREAD) + promoted] = letter;
      }
    }
  }

  /** 16 bytes, as they are written eight by eight. */
  final byte[] text = new byte[LENGTH + 1];

  /** A factor that brings the hash codes of the algorithms to different places. */
  private static int spread() {
    int factor = 1;
    while (!isPerfect(factor)) {
      factor += 2;
    }
    return factor;
  }

  private static boolean isPerfect(int factor) {
    return Workload.ALGORITHMS.stream().mapToInt(a -> place(a, factor)).distinct().count()
        == Workload.ALGORITHMS.size();
  }

  private static int place(String algorithm, int factor) {
    return ((algorithm.hashCode() * factor) >>> 27) << 1;
  }

  static byte template(Recommendation r) {
    return TEMPLATES[place(r.algorithm(), SPREAD) + (r.promoted() ? 1 : 0)];
  }

  /** Faster than {@code toEpochMilli}, which looks at overflows. */
  static long millis(Instant time) {
    return time.getEpochSecond() * 1000 + time.getNano() / 1_000_000 - EPOCH;
  }

  @Override
  @SuppressWarnings("deprecation") // faster than the constructor that takes a charset
  public String encode(Recommendation r) {
    write(r);
    return new String(text, 0, 0, LENGTH);
  }

  void write(Recommendation r) {
    int user = (int) r.userId();
    int highUser = user / RADIX_4;
    int lowUser = user - highUser * RADIX_4;
    int middleUser = lowUser / RADIX_2;
    LONGS.set(
        text,
        0,
        template(r)
            | ('-' << 8)
            | ((long) PAIRS[highUser] << 16)
            | ((long) PAIRS[middleUser] << 32)
            | ((long) PAIRS[lowUser - middleUser * RADIX_2] << 48));
    long time = millis(r.timestamp());
    int highTime = (int) (time / RADIX_4);
    int lowTime = (int) (time - (long) highTime * RADIX_4);
    int topTime = highTime / RADIX_2;
    int middleTime = lowTime / RADIX_2;
    LONGS.set(
        text,
        8,
        DIGITS[topTime]
            | ((long) PAIRS[highTime - topTime * RADIX_2] << 8)
            | ((long) PAIRS[middleTime] << 24)
            | ((long) PAIRS[lowTime - middleTime * RADIX_2] << 40));
  }

  @Override
  public Recommendation decode(String id) {
    char template = id.charAt(0);
    long user = three(id, 2) * RADIX_3 + three(id, 5);
    long time = (three(id, 8) * RADIX_2 + two(id, 11)) * RADIX_2 + two(id, 13);
    return new Recommendation(
        user,
        Instant.ofEpochMilli(time + EPOCH),
        ALGORITHMS[template],
        (VALUES[template] & 1) != 0);
  }

  private static long two(String id, int at) {
    return WORDS[id.charAt(at)] * RADIX + WORDS[id.charAt(at + 1)];
  }

  private static long three(String id, int at) {
    return two(id, at) * RADIX + WORDS[id.charAt(at + 2)];
  }
}
