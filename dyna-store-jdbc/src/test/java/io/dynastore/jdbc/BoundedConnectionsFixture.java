package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connections to a database that can be told to hang and to fail. */
@Timeout(120)
abstract class BoundedConnectionsFixture {

  static final Duration LONG = Duration.ofSeconds(50);
  static final Duration SHORT = Duration.ofMillis(300);
  static final Duration NONE = Duration.ZERO;

  final FaultyDataSource database =
      new FaultyDataSource(new DriverManagerDataSource(TestDatabase.h2().url(), "sa", ""));

  @AfterEach
  void heal() {
    database.heal();
  }

  BoundedConnections connections(int most, Duration timeout, Duration idle) {
    return new BoundedConnections(database, most, timeout, idle);
  }

  static int one(JdbcTemplate jdbc) {
    return Objects.requireNonNull(jdbc.queryForObject("select 1", Integer.class));
  }

  static int read(BoundedConnections connections) {
    return connections.call(false, BoundedConnectionsFixture::one);
  }

  static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("dyna-store-connection-"))
        .count();
  }
}
