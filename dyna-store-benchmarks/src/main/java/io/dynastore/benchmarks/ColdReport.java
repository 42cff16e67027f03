package io.dynastore.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.DynaStore;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures what is not warm: the first id of a process, unknown templates, and what caches take.
 */
final class ColdReport {

  private static final int STARTS = 5;
  private static final int TEMPLATES = 300;
  private static final int IDS = 10_000;
  private static final int CACHED = 5_000;

  private ColdReport() {}

  static String run() throws Exception {
    StringBuilder report = new StringBuilder("### Cold\n\n| what | measured |\n| --- | ---: |\n");
    List<Double> builds = new ArrayList<>();
    List<Double> firsts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      String[] times = inNewProcess().split(" ", -1);
      builds.add(Double.parseDouble(times[0]));
      firsts.add(Double.parseDouble(times[1]));
    }
    row(report, "ms to build a store, in a new process", SpeedReport.median(builds));
    row(report, "ms from there to the first id, with its template", SpeedReport.median(firsts));
    micros(report, "records", NewTemplates.ofRecords());
    micros(report, "maps", NewTemplates.ofMaps());
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        HikariDataSource pool =
            Stores.pool(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")) {
      unknownTemplates(Stores.repository(pool), report);
      memory(Stores.repository(pool), report);
    }
    return report.append('\n').toString();
  }

  /** What {@link FirstId} says. */
  private static String inNewProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstId.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The new process failed: " + output);
    }
    return output.substring(output.lastIndexOf('\n') + 1);
  }

  private static Recommendation recommendation(int i, int template) {
    return new Recommendation(
        i, Instant.ofEpochSecond(1_750_000_000L + i), "a" + template / 2, template % 2 == 0);
  }

  private static DynaStore<Recommendation> store(JdbcTemplateRepository repository) {
    return DynaStore.builder(Recommendation.class).templates(repository).build();
  }

  private static List<String> ids(JdbcTemplateRepository repository, int count, int templates) {
    List<Recommendation> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(recommendation(i, i % templates));
    }
    return store(repository).createAll(all);
  }

  private static void unknownTemplates(JdbcTemplateRepository repository, StringBuilder report) {
    List<String> ids = ids(repository, IDS, TEMPLATES);
    DynaStore<Recommendation> one = store(repository);
    long start = System.nanoTime();
    ids.forEach(one::parse);
    row(report, "ms to parse 10,000 ids of 300 unknown templates, one by one", millisSince(start));
    DynaStore<Recommendation> all = store(repository);
    start = System.nanoTime();
    all.parseAll(ids);
    row(report, "ms to parse them at once", millisSince(start));
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void memory(JdbcTemplateRepository repository, StringBuilder report) {
    List<String> ids = ids(repository, CACHED, CACHED);
    Set<Object> kept = new LinkedHashSet<>();
    long before = usedHeap();
    DynaStore<Recommendation> parsing = store(repository);
    parsing.parseAll(ids);
    ids.forEach(parsing::parse);
    kept.add(parsing);
    long parsed = usedHeap();
    DynaStore<Recommendation> creating = store(repository);
    for (int i = 0; i < CACHED; i++) {
      creating.create(recommendation(i, i));
    }
    kept.add(creating);
    long created = usedHeap();
    row(
        report,
        "bytes of heap for a template that ids were parsed of",
        (double) (parsed - before) / CACHED);
    row(
        report,
        "bytes of heap for a template that ids were created of",
        (double) (created - parsed) / CACHED);
    if (kept.size() != 2) {
      throw new IllegalStateException("The stores are gone");
    }
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static void micros(StringBuilder report, String what, double micros) {
    row(report, "µs of processor time for a new template of " + what + ", no database", micros);
  }

  private static void row(StringBuilder report, String what, double measured) {
    report.append(String.format(Locale.ROOT, "| %s | %,.0f |%n", what, measured));
  }
}
