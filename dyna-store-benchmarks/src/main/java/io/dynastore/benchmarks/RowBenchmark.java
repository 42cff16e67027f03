package io.dynastore.benchmarks;

import com.github.f4b6a3.tsid.TsidCreator;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row for each recommendation, as one would have it without DynaStore. */
@State(Scope.Benchmark)
public class RowBenchmark extends Turn {

  /** In which database. */
  @Param({"H2", "POSTGRESQL"})
  Database database = Database.H2;

  private final Recommendation[] recommendations = Workload.recommendations();
  private final long[] keys = new long[Workload.SIZE];
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable HikariDataSource pool;
  private @Nullable JdbcTemplate jdbc;

  /** The databases. */
  public enum Database {
    /** In memory. */
    H2,
    /** A process of its own on this machine. */
    POSTGRESQL
  }

  /** Starts the database and fills the table. */
  @Setup
  public void fill() throws IOException {
    if (database == Database.POSTGRESQL) {
      postgres = EmbeddedPostgres.start();
      String url = postgres.getJdbcUrl("postgres", "postgres");
      pool = Stores.pool(url, "postgres", "postgres");
    } else {
      pool = Stores.pool(Stores.newH2(), "sa", "");
    }
    jdbc = new JdbcTemplate(pool);
    jdbc.execute(
        "create table recommendation (id bigint primary key, user_id bigint not null,"
            + " created_at timestamp with time zone not null, algorithm varchar(50) not null,"
            + " promoted boolean not null)");
    for (int i = 0; i < keys.length; i++) {
      keys[i] = insert(recommendations[i]);
    }
  }

  /** Stops what was started. */
  @TearDown
  public void stop() throws IOException {
    Objects.requireNonNull(pool).close();
    if (postgres != null) {
      postgres.close();
    }
  }

  private long insert(Recommendation r) {
    long id = TsidCreator.getTsid().toLong();
    Objects.requireNonNull(jdbc)
        .update(
            "insert into recommendation values (?, ?, ?, ?, ?)",
            id,
            r.userId(),
            Timestamp.from(r.timestamp()),
            r.algorithm(),
            r.promoted());
    return id;
  }

  /** A new row and its key. */
  @Benchmark
  public long encode() {
    return insert(recommendations[next()]);
  }

  /** The row of a key. */
  @Benchmark
  public @Nullable Recommendation decode() {
    return Objects.requireNonNull(jdbc)
        .queryForObject(
            "select user_id, created_at, algorithm, promoted from recommendation where id = ?",
            (row, number) ->
                new Recommendation(
                    row.getLong(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getBoolean(4)),
            keys[next()]);
  }
}
