package io.dynastore.benchmarks;

import io.dynastore.DynaStore;
import io.dynastore.jdbc.JdbcTemplateRepository;

/** A process of its own, which says how many milliseconds a store and its first id take. */
final class FirstId {

  private FirstId() {}

  public static void main(String[] arguments) {
    JdbcTemplateRepository repository = Stores.repository(Stores.pool(Stores.newH2(), "sa", ""));
    Recommendation recommendation = Workload.recommendations(1)[0];
    long start = System.nanoTime();
    DynaStore<Recommendation> store =
        DynaStore.builder(Recommendation.class).templates(repository).build();
    long built = System.nanoTime();
    store.create(recommendation);
    long created = System.nanoTime();
    System.out.println((built - start) / 1e6 + " " + (created - built) / 1e6);
  }
}
