package io.dynastore.benchmarks;

import io.dynastore.DynaStore;

/** DynaStore. */
record StoreScheme(DynaStore<Recommendation> store) implements IdScheme {

  @Override
  public String encode(Recommendation recommendation) {
    return store.create(recommendation);
  }

  @Override
  public Recommendation decode(String id) {
    return store.parse(id);
  }
}
