package io.dynastore.benchmarks;

import static io.dynastore.benchmarks.Limit.ALGORITHMS;
import static io.dynastore.benchmarks.Limit.DIGITS;
import static io.dynastore.benchmarks.Limit.EPOCH;
import static io.dynastore.benchmarks.Limit.LENGTH;
import static io.dynastore.benchmarks.Limit.RADIX;
import static io.dynastore.benchmarks.Limit.RADIX_2;
import static io.dynastore.benchmarks.Limit.RADIX_4;
import static io.dynastore.benchmarks.Limit.VALUES;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What was tried for {@link Limit}; not part of the tables. */
@State(Scope.Thread)
public class LimitCandidatesBenchmark extends Turn {

  private final byte[] reused = new byte[LENGTH];
  private final Recommendation[] recommendations = Workload.recommendations();
  private final String[] ids = new String[Workload.SIZE];
  private final Limit limit = new Limit();

  /** Makes the ids. */
  @Setup
  public void makeIds() {
    for (int i = 0; i < ids.length; i++) {
      ids[i] = limit.encode(recommendations[i]);
    }
  }

  /** The one that was taken: pairs of digits from a table, eight characters at once. */
  @Benchmark
  public String encodeWords() {
    return limit.encode(recommendations[next()]);
  }

  /** The same, but for the constructor that takes a charset. */
  @Benchmark
  public String encodeWordsOfCharset() {
    limit.write(recommendations[next()]);
    return new String(limit.text, 0, LENGTH, StandardCharsets.ISO_8859_1);
  }

  /** A digit after the other, into an array that is kept. */
  @Benchmark
  public String encodeDigitsReused() {
    return encode(recommendations[next()], reused);
  }

  /** A digit after the other, into a new array. */
  @Benchmark
  public String encodeDigitsFresh() {
    return encode(recommendations[next()], new byte[LENGTH]);
  }

  /** The one that was taken: values of digits as whole words, three at a time. */
  @Benchmark
  public Recommendation decodeWords() {
    return limit.decode(ids[next()]);
  }

  /** A digit after the other. */
  @Benchmark
  public Recommendation decodeDigits() {
    String id = ids[next()];
    char template = id.charAt(0);
    long user = 0;
    for (int i = 2; i < 8; i++) {
      user = user * RADIX + VALUES[id.charAt(i)];
    }
    long time = 0;
    for (int i = 8; i < LENGTH; i++) {
      time = time * RADIX + VALUES[id.charAt(i)];
    }
    return new Recommendation(
        user,
        Instant.ofEpochMilli(time + EPOCH),
        ALGORITHMS[template],
        (VALUES[template] & 1) != 0);
  }

  /** Sums of products that do not wait for each other. */
  @Benchmark
  public Recommendation decodeProducts() {
    String id = ids[next()];
    char template = id.charAt(0);
    int highUser = RADIX * VALUES[id.charAt(2)] + VALUES[id.charAt(3)];
    int middleUser = RADIX * VALUES[id.charAt(4)] + VALUES[id.charAt(5)];
    int lowUser = RADIX * VALUES[id.charAt(6)] + VALUES[id.charAt(7)];
    int topTime =
        RADIX_2 * VALUES[id.charAt(8)] + RADIX * VALUES[id.charAt(9)] + VALUES[id.charAt(10)];
    int middleTime = RADIX * VALUES[id.charAt(11)] + VALUES[id.charAt(12)];
    int lowTime = RADIX * VALUES[id.charAt(13)] + VALUES[id.charAt(14)];
    long time = (long) topTime * RADIX_4 + (middleTime * RADIX_2 + lowTime);
    return new Recommendation(
        highUser * RADIX_4 + (middleUser * RADIX_2 + lowUser),
        Instant.ofEpochMilli(time + EPOCH),
        ALGORITHMS[template],
        (VALUES[template] & 1) != 0);
  }

  /** The characters copied at once, then a digit after the other. */
  @Benchmark
  @SuppressWarnings("deprecation") // the only copy that allocates nothing
  public Recommendation decodeCopied() {
    String id = ids[next()];
    id.getBytes(0, LENGTH, reused, 0);
    long user = 0;
    for (int i = 2; i < 8; i++) {
      user = user * RADIX + VALUES[reused[i]];
    }
    long time = 0;
    for (int i = 8; i < LENGTH; i++) {
      time = time * RADIX + VALUES[reused[i]];
    }
    return new Recommendation(
        user,
        Instant.ofEpochMilli(time + EPOCH),
        ALGORITHMS[reused[0]],
        (VALUES[reused[0]] & 1) != 0);
  }

  private static String encode(Recommendation r, byte[] text) {
    text[0] = Limit.template(r);
    text[1] = '-';
    long user = r.userId();
    for (int i = 7; i > 1; i--) {
      text[i] = DIGITS[(int) (user % RADIX)];
      user /= RADIX;
    }
    long time = Limit.millis(r.timestamp());
    for (int i = 14; i > 7; i--) {
      text[i] = DIGITS[(int) (time % RADIX)];
      time /= RADIX;
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
