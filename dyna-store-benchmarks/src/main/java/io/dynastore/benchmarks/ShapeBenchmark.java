package io.dynastore.benchmarks;

import io.dynastore.DynaStore;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a store is as fast for other shapes of classes as for a flat record. */
public class ShapeBenchmark {

  /** What all threads share. */
  @State(Scope.Benchmark)
  public static class Shared {

    /** Which shape. */
    @Param Shape shape = Shape.FLAT;

    private DynaStore<Object> store = shape.store();
    private List<Object> objects = List.of();
    private List<String> ids = List.of();

    /** Makes the ids, and sees that they can be read. */
    @Setup
    public void makeIds() {
      store = shape.store();
      objects = shape.objects();
      ids = Shape.ids(store, objects);
    }
  }

  /** Where a thread is. */
  @State(Scope.Thread)
  public static class Cycle extends Turn {}

  /** From an object to its id. */
  @Benchmark
  public String encode(Shared shared, Cycle cycle) {
    return shared.store.create(shared.objects.get(cycle.next()));
  }

  /** From an id to its object. */
  @Benchmark
  public Object decode(Shared shared, Cycle cycle) {
    return shared.store.parse(shared.ids.get(cycle.next()));
  }
}
