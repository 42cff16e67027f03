package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** That the database never has more connections than were asked for, whatever hangs in it. */
@Timeout(120)
class ConnectionLimitTest {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimitTest.class);

  private static final int MOST = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final TestDatabase postgresql = TestDatabase.postgresql();
  private final TestDatabase mariadb = TestDatabase.mariadb();

  @BeforeEach
  void createTables() {
    TemplateMigration.run(postgresql.unpooled(), "template");
    TemplateMigration.run(mariadb.unpooled(), "template");
  }

  private static Template template(Object content) {
    return Template.ofJson("shop", "{\"content\":\"" + content + "\"}");
  }

  private static JdbcTemplateRepository repository(TestDatabase database) {
    // As those that the starter derives: by itself the driver would not wait for a replica.
    Properties bounds = new Properties();
    boolean millis = database.url().contains("mariadb");
    bounds.setProperty("socketTimeout", String.valueOf(millis ? TIMEOUT.toMillis() : 1));
    if (millis) {
      bounds.setProperty("sessionVariables", "lock_wait_timeout=1,innodb_lock_wait_timeout=1");
    }
    DriverManagerDataSource unpooled =
        new DriverManagerDataSource(database.url(), database.user(), database.password());
    unpooled.setConnectionProperties(bounds);
    return JdbcTemplateRepository.builder(unpooled).maxConnections(MOST).timeout(TIMEOUT).build();
  }

  /** The most of what a query counted, in some seconds. */
  private static int most(JdbcTemplate jdbc, String count, Duration time)
      throws InterruptedException {
    int most = 0;
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      most = Math.max(most, Objects.requireNonNull(jdbc.queryForObject(count, Integer.class)));
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return most;
  }

  private static String saved(JdbcTemplateRepository templates, Object content) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try {
        return templates.save(template(content));
      } catch (TemplateRepositoryException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  /** The server takes a new setting at a time of its own. */
  private static void awaitThatCommitsWait(TestDatabase database) throws Exception {
    JdbcTemplate other = new JdbcTemplate(database.unpooled());
    for (int n = 0; ; n++) {
      String table = "probe_" + n;
      Future<?> commit =
          CompletableFuture.runAsync(
              () ->
                  other.execute(
                      "set synchronous_commit = on; create table " + table + " (id int)"));
      try {
        commit.get(500, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        new JdbcTemplate(database.unpooled())
            .queryForList(
                "select pg_cancel_backend(pid) from pg_stat_activity where datname ="
                    + " current_database() and wait_event = 'SyncRep'");
        commit.get(30, TimeUnit.SECONDS);
        return;
      }
    }
  }

  @Test
  void postgresqlThatWaitsForAReplica() throws Exception {
    JdbcTemplateRepository templates = repository(postgresql);
    String known = templates.save(template("known"));
    SingleConnectionDataSource admin =
        new SingleConnectionDataSource(
            postgresql.url(), postgresql.user(), postgresql.password(), true);
    JdbcTemplate jdbc = new JdbcTemplate(admin);
    jdbc.execute("set synchronous_commit = local");
    CallTimes calls;
    try {
      jdbc.execute("alter system set synchronous_standby_names = 'gone'");
      jdbc.queryForList("select pg_reload_conf()");
      awaitThatCommitsWait(postgresql);
      calls = CallTimes.of(16, n -> templates.save(template(n)));
      int most =
          most(
              jdbc,
              "select count(*) from pg_stat_activity where datname = current_database()"
                  + " and backend_type = 'client backend' and pid <> pg_backend_pid()",
              TIMEOUT.multipliedBy(6));
      assertThat(repository(postgresql).find(known)).contains(template("known"));
      assertThat(templates.find(known)).contains(template("known"));
      calls.stop();
      calls.log("PostgreSQL, replica gone", TIMEOUT, TIMEOUT.multipliedBy(6));
      LOG.info("At most {} connections at the server", most);
      assertThat(most).isLessThanOrEqualTo(MOST);
      assertThat(calls.slowest()).isLessThan(TIMEOUT.plusSeconds(1));
      assertThat(calls.ids()).isEmpty();
    } finally {
      jdbc.execute("alter system reset synchronous_standby_names");
      jdbc.queryForList("select pg_reload_conf()");
      admin.destroy();
    }

    assertThat(templates.find(saved(templates, "after"))).contains(template("after"));
  }

  @Test
  void postgresqlWhoseTableIsLocked() throws Exception {
    String count =
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and backend_type = 'client backend' and pid <> pg_backend_pid()";
    lockedTable(postgresql, "begin; lock table template", "commit", count);
  }

  @Test
  void mariadbWhoseTableIsLocked() throws Exception {
    String count =
        "select count(*) from information_schema.processlist where db = database()"
            + " and id <> connection_id() and command <> 'Killed' and info like '%template%'";
    lockedTable(mariadb, "lock tables template write", "unlock tables", count);
  }

  private static void lockedTable(TestDatabase database, String lock, String unlock, String count)
      throws SQLException, InterruptedException {
    JdbcTemplateRepository templates = repository(database);
    String known = templates.save(template("known"));
    try (Connection connection = database.unpooled().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(lock);
      CallTimes writing = CallTimes.of(8, n -> templates.save(template(n)));
      CallTimes reading =
          CallTimes.of(8, n -> templates.findAll(List.of(known, "x" + n)).toString());
      int most =
          most(
              new JdbcTemplate(new SingleConnectionDataSource(connection, true)),
              count,
              TIMEOUT.multipliedBy(6));
      writing.stop();
      reading.stop();
      statement.execute(unlock);
      LOG.info("{}: at most {} connections at the server", database.url(), most);
      assertThat(most).isBetween(1, MOST);
      assertThat(writing.slowest()).isLessThan(TIMEOUT.plusSeconds(1));
      assertThat(reading.slowest()).isLessThan(TIMEOUT.plusSeconds(1));
      assertThat(new HashSet<>(writing.ids())).isEmpty();
    }
    assertThat(templates.find(saved(templates, "after"))).contains(template("after"));
  }
}
