package io.dynastore.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.DynaStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures what PostgreSQL stores, tables and indexes: a row for each recommendation and events
 * that name its key, or no such rows and events that have the longer id.
 */
final class StorageReport {

  private static final int MANY = 1_000_000;
  private static final int FEW = 100_000;
  private static final int BATCH = 20_000;

  private final JdbcTemplate jdbc;
  private final HikariDataSource pool;
  private final Recommendation[] recommendations;
  private final StringBuilder csv = new StringBuilder("events_per_100,way,what,bytes\n");
  private final StringBuilder table = new StringBuilder();

  private StorageReport(HikariDataSource pool, int count) {
    this.pool = pool;
    this.jdbc = new JdbcTemplate(pool);
    this.recommendations = Workload.recommendations(count);
  }

  static String run(boolean quick, Path output) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        HikariDataSource pool =
            Stores.pool(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")) {
      StorageReport report = new StorageReport(pool, quick ? FEW : MANY);
      report.measure();
      Files.createDirectories(output);
      Files.writeString(output.resolve("storage.csv"), report.csv);
      return report.table.toString();
    }
  }

  private void measure() throws SQLException, IOException {
    table.append(
        String.format(
            Locale.ROOT,
            """
            ### Storage

            PostgreSQL, %,d recommendations; bytes of tables with their indexes.

            | events | way | recommendations or templates | events | together |
            | --- | --- | ---: | ---: | ---: |
            """,
            recommendations.length));
    jdbc.execute(
        "create table recommendation (id bigint primary key, user_id bigint not null,"
            + " created_at timestamptz not null, algorithm varchar(50) not null,"
            + " promoted boolean not null)");
    copy(
        "recommendation",
        recommendations.length,
        i -> {
          Recommendation r = recommendations[i];
          return key(i)
              + ","
              + r.userId()
              + ","
              + r.timestamp()
              + ","
              + r.algorithm()
              + ","
              + r.promoted();
        });
    DynaStore<Recommendation> store = Stores.built(pool);
    measureEvents(1, store);
    measureEvents(100, store);
    table.append('\n');
  }

  private void measureEvents(int per100, DynaStore<Recommendation> store)
      throws SQLException, IOException {
    int step = 100 / per100;
    int events = recommendations.length / step;
    createEvents("row_event", "bigint");
    copy("row_event", events, i -> i + "," + key(i * step) + ",click," + at(i * step));
    createEvents("id_event", "varchar(64) collate \"C\"");
    copy(
        "id_event",
        events,
        i -> i + "," + store.create(recommendations[i * step]) + ",click," + at(i * step));
    row(per100, "a row each", "recommendation", "row_event");
    row(per100, "DynaStore", "template", "id_event");
    jdbc.execute("drop table row_event, id_event");
  }

  private void createEvents(String name, String type) {
    jdbc.execute(
        "create table "
            + name
            + " (id bigint primary key, recommendation "
            + type
            + " not null, kind varchar(20) not null, at timestamptz not null)");
    jdbc.execute("create index on " + name + " (recommendation)");
  }

  /** Keys that ascend, as those of a sequence or a TSID do. */
  private static long key(int i) {
    return 700_000_000_000_000_000L + i;
  }

  private Instant at(int i) {
    return recommendations[i].timestamp().plusSeconds(60);
  }

  private void copy(String name, int rows, IntFunction<String> line)
      throws SQLException, IOException {
    try (Connection connection = pool.getConnection()) {
      CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
      for (int from = 0; from < rows; from += BATCH) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < Math.min(rows, from + BATCH); i++) {
          lines.append(line.apply(i)).append('\n');
        }
        copies.copyIn(
            "copy " + name + " from stdin with (format csv)",
            new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.US_ASCII)));
      }
    }
    jdbc.execute("vacuum analyze " + name);
  }

  private void row(int per100, String way, String things, String events) {
    long ofThings = size(things);
    long ofEvents = size(events);
    csv.append(per100).append(',').append(way).append(",kept,").append(ofThings).append('\n');
    csv.append(per100).append(',').append(way).append(",events,").append(ofEvents).append('\n');
    table.append(
        String.format(
            Locale.ROOT,
            "| 1 in %d | %s | %,d | %,d | %,d |%n",
            100 / per100,
            way,
            ofThings,
            ofEvents,
            ofThings + ofEvents));
  }

  private long size(String name) {
    return Objects.requireNonNull(
        jdbc.queryForObject("select pg_total_relation_size(?::regclass)", Long.class, name));
  }
}
