package io.dynastore.benchmarks;

import io.dynastore.DynaStore;
import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What an id costs as templates grow in number, and as they outgrow the cache. */
public class GrowthBenchmark {

  /** Which template an object has. */
  public enum Spread {
    /** Each as often as the others. */
    UNIFORM,
    /** The n-th as often as 1/n says: Zipf's law, s = 1. */
    ZIPF
  }

  /** What all threads share. */
  @State(Scope.Benchmark)
  public static class Shared {

    private static final int DRAWS = 1 << 20;

    /** How many templates there are. */
    @Param({"10", "100", "1000", "10000", "100000", "1000000"})
    int templates = 10;

    /** How often each is used. */
    @Param Spread spread = Spread.UNIFORM;

    /** How many times the templates that are kept in memory they are; 0.5 keeps all. */
    @Param({"0.5", "2", "10"})
    double timesTheCache = 0.5;

    private final Misses repository = new Misses(new InMemoryTemplateRepository());
    private DynaStore<Recommendation> store = store(1);
    private Recommendation[] objects = {};
    private String[] ids = {};

    private DynaStore<Recommendation> store(int maxTemplates) {
      return DynaStore.builder(Recommendation.class)
          .templates(repository)
          .maxCachedTemplates(maxTemplates)
          .build();
    }

    /** Draws the templates, and makes them known. */
    @Setup(Level.Trial)
    public void draw() {
      store = store((int) Math.max(1, templates / timesTheCache));
      int draws = Math.min(DRAWS, Math.max(1024, Integer.highestOneBit(templates) * 4));
      objects = new Recommendation[draws];
      ids = new String[draws];
      Draw draw = new Draw(templates, spread);
      for (int i = 0; i < draws; i++) {
        objects[i] =
            new Recommendation(
                i, Instant.ofEpochMilli(1_750_000_000_000L + i), "algorithm-" + draw.next(), false);
        ids[i] = store.create(objects[i]);
        store.parse(ids[i]);
      }
    }
  }

  /** Draws templates at random, the same in each run. */
  private static final class Draw {

    private final SplittableRandom random = new SplittableRandom(20_261_124);
    private final int templates;
    private final Spread spread;

    Draw(int templates, Spread spread) {
      this.templates = templates;
      this.spread = spread;
    }

    /** Of Zipf's law with s = 1, the logarithm of the rank is uniform. */
    int next() {
      return spread == Spread.UNIFORM
          ? random.nextInt(templates)
          : (int) Math.pow(templates + 1.0, random.nextDouble()) - 1;
    }
  }

  /** Where a thread is, and how often it missed. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Cycle extends Margin {

    /** How many ids were made or read. */
    public long calls;

    /** How often the repository was asked meanwhile. */
    public long misses;

    private int next;

    int next(int length) {
      next = (next + 1) & (length - 1);
      return next;
    }

    void count(Misses repository) {
      calls++;
      misses += repository.takeCount();
    }
  }

  /** From a recommendation to its id. */
  @Benchmark
  public String encode(Shared shared, Cycle cycle) {
    String id = shared.store.create(shared.objects[cycle.next(shared.objects.length)]);
    cycle.count(shared.repository);
    return id;
  }

  /** From an id to a recommendation. */
  @Benchmark
  public Recommendation decode(Shared shared, Cycle cycle) {
    Recommendation object = shared.store.parse(shared.ids[cycle.next(shared.ids.length)]);
    cycle.count(shared.repository);
    return object;
  }
}
