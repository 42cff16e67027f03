package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(120)
class PostgresqlConnectionsTest {

  private final TestDatabase database = TestDatabase.postgresql();
  private final JdbcTemplate admin = new JdbcTemplate(database.unpooled());

  private static DataSource own(DataSource dataSource) {
    return UnpooledDataSources.of(dataSource, null, Duration.ofSeconds(10));
  }

  @Test
  void theRoleAndTheSchemaAreThoseOfThePool() throws SQLException {
    String role = "owner_" + database.url().replaceAll(".*/(\\w+).*", "$1");
    admin.execute("create role " + role);
    admin.execute("create schema app authorization " + role);
    HikariDataSource pool = database.pool(1);
    pool.setConnectionInitSql("set role " + role);
    pool.setSchema("app");

    try (Connection own = own(pool).getConnection()) {
      ConnectionPlace place = ConnectionPlace.of(own);
      assertThat(place.user()).isEqualTo(role);
      assertThat(place.schema()).isEqualTo("app");
    }
  }

  /** A server that is embedded trusts all, one in a container does not. */
  private void askForThePasswordOf(String user) throws Exception {
    Path rules = Path.of(String.valueOf(admin.queryForObject("show hba_file", String.class)));
    if (Files.isWritable(rules)) {
      String rule = "host all " + user + " all scram-sha-256\n";
      Files.writeString(rules, rule + Files.readString(rules));
      admin.execute("select pg_reload_conf()");
    }
    DataSource wrong = new TestDatabase(database.url(), user, "wrong").unpooled();
    await(() -> assertThatThrownBy(wrong::getConnection).isInstanceOf(SQLException.class));
  }

  private static void await(Runnable assertion) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (tries == 100) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  @Test
  void aPasswordThatIsChangedUnderLoadIsUsedFromTheNextConnectionOn() throws Exception {
    String user = "app_" + database.url().replaceAll(".*/(\\w+).*", "$1");
    admin.execute("create user " + user + " password 'p0'");
    admin.execute("grant create on schema public to " + user);
    askForThePasswordOf(user);
    TestDatabase limited = new TestDatabase(database.url(), user, "p0");
    ReadWriteLock rotation = new ReentrantReadWriteLock(true);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger pages = new AtomicInteger();
    TestApplications.on(limited)
        .withUserConfiguration(TestApplications.Shop.class)
        .run(
            context -> {
              DynaStore<Click> clicks = TestApplications.clicks(context);
              HikariDataSource pool = context.getBean(HikariDataSource.class);
              ExecutorService threads = Executors.newFixedThreadPool(4);
              List<Future<?>> running = new ArrayList<>();
              for (int i = 0; i < 4; i++) {
                running.add(
                    threads.submit(
                        () -> {
                          while (!done.get()) {
                            rotation.readLock().lock();
                            try {
                              clicks.create(new Click("s", "page" + pages.incrementAndGet()));
                            } finally {
                              rotation.readLock().unlock();
                            }
                          }
                        }));
              }
              for (int i = 1; i <= 5; i++) {
                int before = pages.get();
                rotation.writeLock().lock();
                try {
                  admin.execute("alter user " + user + " password 'p" + i + "'");
                  pool.getHikariConfigMXBean().setCredentials(Credentials.of(user, "p" + i));
                } finally {
                  rotation.writeLock().unlock();
                }
                while (pages.get() < before + 40 && running.stream().noneMatch(Future::isDone)) {
                  Thread.sleep(5);
                }
              }
              done.set(true);
              for (Future<?> thread : running) {
                thread.get();
              }
              threads.shutdown();
            });
  }
}
