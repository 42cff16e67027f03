package io.dynastore.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures speed, and makes a table and verdicts of it. */
final class SpeedReport {

  private static final String LIMIT = "LIMIT";

  private final boolean quick;
  private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
  private final Map<String, Measured> measured = new LinkedHashMap<>();

  /** Nanoseconds and bytes of one operation: medians of all iterations. */
  private record Measured(double nanos, double bytes) {}

  SpeedReport(boolean quick) {
    this.quick = quick;
  }

  String run() throws Exception {
    // Twice around, as a machine is not equally fast at all times.
    for (int round = 0; round < (quick ? 1 : 2); round++) {
      measure("SpeedBenchmark", 1, schemes());
      measure("MapStoreBenchmark", 1);
      measure("EmptyIdsBenchmark", 1);
    }
    measure("SpeedBenchmark", 2, LIMIT, "DYNA_STORE");
    measure("RowBenchmark", 1);
    return table() + lengths() + Verdicts.of(this);
  }

  private static String[] schemes() {
    return Arrays.stream(Scheme.values()).map(Enum::name).toArray(String[]::new);
  }

  /** Nanoseconds of one operation; by several threads, of each of them. */
  double nanos(String way, String operation, int threads) {
    return get(way, operation, threads).nanos();
  }

  double bytes(String way, String operation) {
    return get(way, operation, 1).bytes();
  }

  private Measured get(String way, String operation, int threads) {
    Measured found = measured.get(key(way, operation, threads));
    if (found == null) {
      throw new IllegalStateException("Not measured: " + key(way, operation, threads));
    }
    return found;
  }

  private static String key(String way, String operation, int threads) {
    return way + ' ' + operation + ' ' + threads;
  }

  private void measure(String benchmark, int threads, String... schemes) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark + "\\.")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .warmupIterations(quick ? 3 : 4)
            .warmupTime(TimeValue.milliseconds(quick ? 500 : 1000))
            .measurementIterations(quick ? 5 : 10)
            .measurementTime(TimeValue.milliseconds(500))
            .threads(threads)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true);
    if (schemes.length > 0) {
      options.param("scheme", schemes);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    results.forEach(result -> add(result, threads));
  }

  private void add(RunResult result, int threads) {
    String name = result.getParams().getBenchmark();
    String operation = name.substring(name.lastIndexOf('.') + 1);
    String way = result.getParams().getParam("scheme");
    if (way == null) {
      way = result.getParams().getParam("database");
    }
    if (way == null && name.contains("MapStore")) {
      way = "DYNA_STORE_MAP";
    }
    String key = way == null ? key(operation, "encode", threads) : key(way, operation, threads);
    List<Double> samples = nanos.computeIfAbsent(key, k -> new ArrayList<>());
    result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .forEach(iteration -> samples.add(iteration.getPrimaryResult().getScore()));
    double bytes =
        result.getSecondaryResults().entrySet().stream()
            .filter(e -> e.getKey().endsWith("gc.alloc.rate.norm"))
            .mapToDouble(e -> e.getValue().getScore())
            .findFirst()
            .orElse(Double.NaN);
    measured.put(key, new Measured(median(samples), bytes));
  }

  static double median(List<Double> samples) {
    List<Double> sorted = samples.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            """
            ### Speed

            Medians; nanoseconds and allocated bytes of one operation, and how often the limit's time.

            | what | threads | encode ns | x limit | bytes | decode ns | x limit | bytes |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    measured.keySet().stream()
        .filter(key -> key.contains(" encode "))
        .forEach(
            key -> {
              String[] parts = key.split(" ", -1);
              int threads = Integer.parseInt(parts[2]);
              table.append("| ").append(parts[0]).append(" | ").append(threads);
              table.append(cells(parts[0], "encode", threads));
              table.append(cells(parts[0], "decode", threads)).append(" |\n");
            });
    return table.append('\n').toString();
  }

  private String cells(String way, String operation, int threads) {
    Measured one = measured.get(key(way, operation, threads));
    return one == null
        ? " | | | "
        : String.format(
            Locale.ROOT,
            " | %,.1f | %,.2f | %,.0f",
            one.nanos(),
            one.nanos() / nanos(LIMIT, operation, threads),
            one.bytes());
  }

  private static String lengths() throws Exception {
    StringBuilder table =
        new StringBuilder(
            "### Length\n\n| what | median characters | an id |\n| --- | ---: | --- |\n");
    for (Scheme scheme : Scheme.values()) {
      if (scheme != Scheme.DYNA_STORE_BEAN) {
        IdScheme way = scheme.create();
        List<Double> lengths = new ArrayList<>();
        String id = "";
        for (Recommendation recommendation : Workload.recommendations()) {
          id = way.encode(recommendation);
          lengths.add((double) id.length());
        }
        table.append(
            String.format(Locale.ROOT, "| %s | %.0f | `%s` |%n", scheme, median(lengths), id));
      }
    }
    return table.append('\n').toString();
  }
}
