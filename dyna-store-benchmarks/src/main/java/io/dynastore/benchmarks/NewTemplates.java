package io.dynastore.benchmarks;

import io.dynastore.DynaStore;
import io.dynastore.template.InMemoryTemplateRepository;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Measures the processor time that a new template costs, with a repository in memory: what
 * DynaStore itself does, from the object to the id, without a database.
 */
final class NewTemplates {

  private static final int ROUNDS = 9;
  private static final int TEMPLATES = 10_000;

  /** Rounds that are not counted, in which code is compiled. */
  private static final int WARM_UP = 6;

  private NewTemplates() {}

  /** The microseconds of processor time for a new template of records: the median of the rounds. */
  static double ofRecords() {
    return measured(
        () ->
            DynaStore.builder(Recommendation.class)
                .templates(new InMemoryTemplateRepository())
                .build(),
        NewTemplates::recommendation);
  }

  /** The same for maps. */
  static double ofMaps() {
    return measured(
        () ->
            DynaStore.mapBuilder()
                .highCardinality("userId", "timestamp")
                .templates(new InMemoryTemplateRepository())
                .build(),
        i -> Stores.map(recommendation(i)));
  }

  /** Starts a store without templates. */
  private interface NewStore<T> {
    DynaStore<T> build();
  }

  private static <T> double measured(NewStore<T> store, IntFunction<T> object) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double micros = round(store.build(), object, round * TEMPLATES);
      if (round >= WARM_UP) {
        rounds.add(micros);
      }
    }
    return SpeedReport.median(rounds);
  }

  private static <T> double round(DynaStore<T> store, IntFunction<T> object, int first) {
    List<T> objects = new ArrayList<>(TEMPLATES);
    for (int i = 0; i < TEMPLATES; i++) {
      objects.add(object.apply(first + i));
    }
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int length = 0;
    for (T each : objects) {
      length += store.create(each).length();
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    if (length == 0) {
      throw new IllegalStateException("There are no ids");
    }
    return (end - start) / 1e3 / TEMPLATES;
  }

  private static Recommendation recommendation(int i) {
    return new Recommendation(
        i, Instant.ofEpochSecond(1_750_000_000L + i), "algorithm-" + i, i % 2 == 0);
  }
}
