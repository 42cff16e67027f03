package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(120)
class BoundedConnectionsTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration NONE = Duration.ZERO;

  private final FaultyDataSource database =
      new FaultyDataSource(new DriverManagerDataSource(TestDatabase.h2().url(), "sa", ""));

  @AfterEach
  void heal() {
    database.heal();
  }

  private BoundedConnections connections(int most, Duration timeout, Duration idle) {
    return new BoundedConnections(database, most, timeout, idle);
  }

  private static int one(JdbcTemplate jdbc) {
    return Objects.requireNonNull(jdbc.queryForObject("select 1", Integer.class));
  }

  private static int read(BoundedConnections connections) {
    return connections.call(false, BoundedConnectionsTest::one);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("dyna-store-connection-"))
        .count();
  }

  @Test
  void keepsAConnectionForAMomentAndLeavesNoThread() throws Exception {
    BoundedConnections connections = connections(4, LONG, Duration.ofSeconds(2));

    for (int i = 0; i < 100; i++) {
      assertThat(read(connections)).isOne();
    }

    assertThat(database.opened()).hasSizeLessThanOrEqualTo(2);
    await(() -> database.open() == 0);
    await(() -> threads() == 0);
    assertThat(read(connections)).isOne();
  }

  @Test
  void closesAConnectionAtOnceIfItIsNotToBeKept() throws Exception {
    BoundedConnections connections = connections(4, LONG, NONE);

    assertThat(read(connections)).isOne();

    await(() -> database.open() == 0 && threads() == 0);
  }

  @Test
  void doesAllThatBelongsTogetherOnOneConnection() {
    BoundedConnections connections = connections(1, LONG, NONE);

    int sum = connections.call(true, jdbc -> one(jdbc) + read(connections));

    assertThat(sum).isEqualTo(2);
    assertThat(database.opened()).hasSize(1);
  }

  @Test
  void opensNoMoreThanItMayHoweverManyThreadsNeedOne() throws Exception {
    BoundedConnections connections = connections(4, LONG, Duration.ofMillis(5));
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      boolean writing = i % 2 == 0;
      all.add(
          threads.submit(
              () ->
                  connections.call(
                      writing,
                      jdbc -> {
                        most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                        one(jdbc);
                        return inUse.decrementAndGet();
                      })));
    }
    for (Future<?> call : all) {
      call.get();
    }
    threads.shutdown();

    assertThat(most).hasValueLessThanOrEqualTo(4);
    await(() -> database.open() == 0);
  }

  @Test
  void tellsWhoWaitsTooLongForOthers() throws Exception {
    BoundedConnections connections = connections(1, SHORT, NONE);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Future<?> first =
        CompletableFuture.runAsync(
            () -> {
              try {
                connections.call(
                    false,
                    jdbc -> {
                      inside.countDown();
                      try {
                        return leave.await(50, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    });
              } catch (DataAccessException e) {
                // It is late itself.
              }
            });
    inside.await();

    assertThatThrownBy(() -> read(connections)).isInstanceOf(DataAccessException.class);
    leave.countDown();
    first.get();
    await(() -> database.open() == 0);
    assertThat(read(connections)).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getConnection",
        "getAutoCommit",
        "getNetworkTimeout",
        "setNetworkTimeout",
        "prepareStatement",
        "executeQuery",
        "cancel",
        "abort",
        "close"
      })
  void everyCallEndsInTimeWhateverHangsAndNoConnectionIsLost(String method) throws Exception {
    BoundedConnections connections = connections(2, SHORT, NONE);
    database.hang(method);
    if (method.equals("cancel") || method.equals("abort")) {
      database.hang("executeQuery");
    }

    for (int i = 0; i < 6; i++) {
      int number = i;
      long start = System.nanoTime();
      try {
        connections.call(
            false, jdbc -> jdbc.query("select ?", (row, index) -> row.getInt(1), number).size());
      } catch (DataAccessException e) {
        assertThat(ConnectionFailures.isIn(e)).isTrue();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(SHORT.plus(Duration.ofSeconds(1)));
    }

    database.heal();
    await(() -> database.open() == 0);
    await(
        () -> {
          try {
            return read(connections) == 1;
          } catch (DataAccessException e) {
            return false;
          }
        });
    await(() -> database.open() == 0 && threads() == 0);
  }

  @Test
  void goesOnThoughConnectionsHangForEver() throws Exception {
    BoundedConnections connections = connections(1, SHORT, NONE);
    database.hang("getConnection");
    assertThatThrownBy(() -> read(connections)).isInstanceOf(DatabaseOutageException.class);
    database.hangNoMore("getConnection");

    await(
        () -> {
          try {
            return read(connections) == 1;
          } catch (DataAccessException e) {
            return false;
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"isClosed", "getAutoCommit", "isValid", "setNetworkTimeout", "close", "commit"})
  void connectionsThatFailAreNotLost(String method) throws Exception {
    BoundedConnections connections = connections(2, Duration.ofSeconds(5), Duration.ofSeconds(2));
    database.fail(method, () -> new SQLException("broken"));
    for (int i = 0; i < 10; i++) {
      try {
        read(connections);
      } catch (DataAccessException e) {
        assertThat(e).rootCause().hasMessage("broken");
      }
    }
    database.heal();

    assertThat(read(connections)).isOne();
  }

  @Test
  void givesConnectionsBackAsTheyWere() throws Exception {
    AtomicInteger networkTimeout = new AtomicInteger(30_000);
    List<Integer> seen = new ArrayList<>();
    RecordedSettings pool = new RecordedSettings(database, networkTimeout, seen);
    BoundedConnections connections = new BoundedConnections(pool, 1, SHORT, NONE);

    assertThat(read(connections)).isOne();

    await(() -> database.open() == 0);
    assertThat(seen).containsExactly(1_300, 30_000);
    assertThat(pool.autoCommit()).isFalse();
  }

  @Test
  void leavesAShorterNetworkTimeoutAlone() throws Exception {
    List<Integer> seen = new ArrayList<>();
    RecordedSettings pool = new RecordedSettings(database, new AtomicInteger(1_000), seen);

    assertThat(read(new BoundedConnections(pool, 1, SHORT, NONE))).isOne();

    await(() -> database.open() == 0);
    assertThat(seen).isEmpty();
  }

  @Test
  void doesWithoutNetworkTimeouts() {
    database.fail("getNetworkTimeout", SQLFeatureNotSupportedException::new);
    assertThat(read(connections(1, LONG, NONE))).isOne();
    database.fail("getNetworkTimeout", AbstractMethodError::new);
    assertThat(read(connections(1, LONG, NONE))).isOne();
  }

  @Test
  void aConnectionThatDiedWhileItWasKeptIsReplaced() throws Exception {
    BoundedConnections connections = connections(1, LONG, LONG);
    assertThat(read(connections)).isOne();
    for (Connection connection : database.opened()) {
      connection.close();
    }

    assertThat(read(connections)).isOne();

    assertThat(database.opened()).hasSize(2);
  }

  @Test
  void othersAreToldAtOnceSinceWhenItIsOutAndWhy() throws Exception {
    BoundedConnections connections = connections(4, SHORT, NONE);
    database.hang("executeQuery");
    assertThatThrownBy(() -> read(connections))
        .isInstanceOf(DatabaseOutageException.class)
        .hasMessageContaining("PT0.3S");
    Future<?> probe = CompletableFuture.supplyAsync(() -> read(connections));

    await(() -> database.calls("executeQuery") > 1);
    assertThat(probe).isNotDone();
    long start = System.nanoTime();
    assertThatThrownBy(() -> read(connections))
        .isInstanceOf(DatabaseOutageException.class)
        .hasMessageContaining("out of reach since 20")
        .hasMessageContaining("no answer within PT0.3S");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT);
  }

  @Test
  void aRefusalOfOneConnectionRefusesNoOthers() throws Exception {
    BoundedConnections connections = connections(2, LONG, LONG);
    CountDownLatch leave = new CountDownLatch(1);
    CountDownLatch inside = new CountDownLatch(1);
    Future<Integer> first =
        CompletableFuture.supplyAsync(
            () ->
                connections.call(
                    false,
                    jdbc -> {
                      inside.countDown();
                      try {
                        leave.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return one(jdbc);
                    }));
    inside.await();
    database.fail("getConnection", () -> new SQLException("too many clients", "53300"));

    assertThatThrownBy(() -> read(connections)).rootCause().hasMessage("too many clients");
    leave.countDown();
    assertThat(first.get()).isOne();
    assertThat(read(connections)).isOne();
  }

  @Test
  void aThreadThatIsInterruptedGetsItsAnswerAndStaysInterrupted() {
    BoundedConnections connections = connections(1, LONG, NONE);
    Thread.currentThread().interrupt();

    assertThat(read(connections)).isOne();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFailureReachesTheCallerAndLeavesTheConnectionsToOthers() {
    BoundedConnections connections = connections(1, LONG, NONE);
    assertThatThrownBy(
            () ->
                connections.call(
                    true,
                    jdbc -> {
                      throw new OfTheCallers();
                    }))
        .isInstanceOf(OfTheCallers.class);
    database.fail("getConnection", () -> new SQLTransientConnectionException("down"));
    assertThatThrownBy(() -> read(connections)).rootCause().hasMessage("down");
    database.heal();
    assertThat(read(connections)).isOne();
  }

  private static final class OfTheCallers extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;
  }
}
