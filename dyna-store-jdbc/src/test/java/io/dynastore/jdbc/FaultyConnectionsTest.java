package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class FaultyConnectionsTest extends BoundedConnectionsFixture {

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
