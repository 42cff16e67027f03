package io.dynastore.benchmarks;

import io.dynastore.DynaStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The workload as maps, whose types a store does not know beforehand. */
public class MapStoreBenchmark {

  /** The store of all threads. */
  @State(Scope.Benchmark)
  public static class Shared {

    private final DynaStore<Map<String, Object>> store = Stores.maps();
    private final List<Map<String, Object>> maps =
        Arrays.stream(Workload.recommendations()).map(Stores::map).toList();
    private final List<String> ids = maps.stream().map(store::create).toList();
  }

  /** Where a thread is. */
  @State(Scope.Thread)
  public static class Cycle extends Turn {}

  /** From a map to its id. */
  @Benchmark
  public String encode(Shared shared, Cycle cycle) {
    return shared.store.create(shared.maps.get(cycle.next()));
  }

  /** From an id to a map. */
  @Benchmark
  public Map<String, Object> decode(Shared shared, Cycle cycle) {
    return shared.store.parse(shared.ids.get(cycle.next()));
  }
}
