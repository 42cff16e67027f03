package io.dynastore.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ids that carry data: the limit, DynaStore, and others that carry it all in the text. */
public class SpeedBenchmark {

  /** What all threads share. */
  @State(Scope.Benchmark)
  public static class Shared {

    /** By which scheme. */
    @Param({
      "LIMIT",
      "DYNA_STORE",
      "DYNA_STORE_BEAN",
      "PROTOBUF",
      "AVRO",
      "JACKSON_CBOR",
      "JACKSON_JSON",
      "SQIDS",
      "HASHIDS",
      "JWT"
    })
    Scheme scheme = Scheme.LIMIT;

    private final Recommendation[] recommendations = Workload.recommendations();
    private final String[] ids = new String[Workload.SIZE];
    private IdScheme way = new Limit();

    /** Makes the ids, and sees that they can be read. */
    @Setup
    public void makeIds() throws Exception {
      way = scheme.create();
      for (int i = 0; i < ids.length; i++) {
        ids[i] = way.encode(recommendations[i]);
        if (!way.decode(ids[i]).equals(recommendations[i])) {
          throw new IllegalStateException(scheme + " does not bring back " + recommendations[i]);
        }
      }
    }
  }

  /** What each thread has of its own. */
  @State(Scope.Thread)
  public static class Cycle extends Turn {

    private IdScheme way = new Limit();

    /** The limit is not made for several threads, so each has one. */
    @Setup
    public void share(Shared shared) {
      if (shared.scheme != Scheme.LIMIT) {
        way = shared.way;
      }
    }
  }

  /** From a recommendation to its id. */
  @Benchmark
  public String encode(Shared shared, Cycle cycle) throws Exception {
    return cycle.way.encode(shared.recommendations[cycle.next()]);
  }

  /** From an id to a recommendation. */
  @Benchmark
  public Recommendation decode(Shared shared, Cycle cycle) throws Exception {
    return cycle.way.decode(shared.ids[cycle.next()]);
  }
}
