package io.dynastore.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The recommendations that everything is measured with; the same in each run. */
final class Workload {

  /** How many there are; a power of two. */
  static final int SIZE = 1024;

  static final List<String> ALGORITHMS =
      List.of("als", "bpr", "item2vec", "popular", "recent", "session-knn", "two-tower", "random");

  private static final long SEED = 20_261_122;
  private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
  private static final long USERS = 1_000_000_000;

  private Workload() {}

  static Recommendation[] recommendations() {
    return recommendations(SIZE);
  }

  static Recommendation[] recommendations(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    Recommendation[] all = new Recommendation[count];
    for (int i = 0; i < count; i++) {
      all[i] =
          new Recommendation(
              random.nextLong(USERS),
              Instant.ofEpochMilli(random.nextLong(FIRST, END)),
              ALGORITHMS.get(random.nextInt(ALGORITHMS.size())),
              random.nextBoolean());
    }
    return all;
  }

  /** The place of a template among the sixteen that the workload has. */
  static int template(Recommendation recommendation) {
    return ALGORITHMS.indexOf(recommendation.algorithm()) * 2 + (recommendation.promoted() ? 1 : 0);
  }

  static Recommendation recommendation(int template, long userId, Instant timestamp) {
    return new Recommendation(userId, timestamp, ALGORITHMS.get(template / 2), template % 2 == 1);
  }
}
