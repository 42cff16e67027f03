package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(60)
class BoundedDataSourceTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  private final Database database = new Database();

  /** Counts the connections that are opened, and keeps them to look at. */
  private static final class Database extends DelegatingDataSource {

    final List<Connection> opened = new ArrayList<>();
    @Nullable SQLException failure;

    Database() {
      super(new DriverManagerDataSource(TestDatabase.h2().url(), "sa", ""));
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
      if (failure != null) {
        throw failure;
      }
      Connection connection = super.getConnection();
      opened.add(connection);
      return connection;
    }

    synchronized long open() throws SQLException {
      long open = 0;
      for (Connection connection : opened) {
        open += connection.isClosed() ? 0 : 1;
      }
      return open;
    }
  }

  private BoundedDataSource few(int most, Duration timeout) {
    return new BoundedDataSource(database, most, timeout);
  }

  private static void awaitBlocked(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Test
  void closesAConnectionThatNobodyWaitsFor() throws Exception {
    BoundedDataSource few = few(2, LONG);

    Connection connection = few.getConnection();
    assertThat(connection.isClosed()).isFalse();
    connection.close();
    connection.close();

    assertThat(connection.isClosed()).isTrue();
    assertThat(database.open()).isZero();
  }

  @Test
  void handsAConnectionToTheThreadThatWaits() throws Exception {
    BoundedDataSource few = few(1, LONG);
    Connection first = few.getConnection();
    Future<Connection> waiting = waiting(few);

    first.close();

    Connection second = waiting.get();
    assertThat(second.isValid(1)).isTrue();
    assertThat(first.isClosed()).isTrue();
    assertThat(database.opened).hasSize(1);
    second.close();
    assertThat(database.open()).isZero();
  }

  @Test
  void handsNoConnectionOnThatIsBrokenOrInATransaction() throws Exception {
    BoundedDataSource few = few(1, LONG);
    Connection broken = few.getConnection();
    Future<Connection> waiting = waiting(few);
    database.opened.get(0).close();
    broken.close();
    Connection second = waiting.get();
    assertThat(database.opened).hasSize(2);

    second.setAutoCommit(false);
    waiting = waiting(few);
    second.close();
    Connection third = waiting.get();
    assertThat(database.opened).hasSize(3);
    third.close();
    assertThat(database.open()).isZero();
  }

  /** A thread that is in the line for a connection by now. */
  private static Future<Connection> waiting(BoundedDataSource few) throws InterruptedException {
    FutureTask<Connection> connection = new FutureTask<>(few::getConnection);
    Thread thread = new Thread(connection);
    thread.start();
    awaitBlocked(thread);
    return connection;
  }

  @Test
  void opensNoMoreThanItMayHoweverManyThreadsNeedOne() throws Exception {
    BoundedDataSource few = few(4, LONG);
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      all.add(
          threads.submit(
              () -> {
                try (Connection connection = few.getConnection()) {
                  most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                  assertThat(connection.isValid(1)).isTrue();
                  inUse.decrementAndGet();
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();

    assertThat(most).hasValueLessThanOrEqualTo(4);
    assertThat(database.open()).isZero();
  }

  @Test
  void tellsWhoWaitsTooLong() throws Exception {
    BoundedDataSource few = few(1, Duration.ofMillis(20));
    try (Connection held = few.getConnection()) {
      assertThat(held.isValid(1)).isTrue();
      assertThatThrownBy(few::getConnection)
          .isInstanceOf(SQLTransientConnectionException.class)
          .hasMessage("all 1 connections for templates were in use for PT0.02S");
    }
    few.getConnection().close();
  }

  @Test
  void letsThreadsGoOnAfterOneCouldNotConnectOrWasInterrupted() throws Exception {
    BoundedDataSource few = few(1, LONG);
    database.failure = new SQLException("down");
    assertThatThrownBy(few::getConnection).isSameAs(database.failure);
    database.failure = null;

    Connection held = few.getConnection();
    Thread interrupted =
        new Thread(
            () ->
                assertThatThrownBy(few::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("interrupted"));
    interrupted.start();
    awaitBlocked(interrupted);
    interrupted.interrupt();
    interrupted.join();
    held.close();

    few.getConnection().close();
    assertThat(database.open()).isZero();
  }
}
