package io.dynastore.jdbc;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Runs statements apart from the caller's transaction, which may have failed, may roll back, and
 * may not see what was committed since it began.
 */
final class IndependentTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(IndependentTransactions.class);

  private static final int MAX_TRIES = 50;

  /** Pauses are from half of this on, and twice as long after each try. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(1);

  private static final Duration MAX_PAUSE = Duration.ofMillis(100);

  private final BoundedConnections connections;

  IndependentTransactions(BoundedConnections connections) {
    this.connections = connections;
  }

  /**
   * Does all that some code reads and writes here on one connection, and within some time. The code
   * runs on another thread.
   */
  <T> T writing(Duration time, Supplier<T> calls) {
    return connections.call(true, time, jdbc -> calls.get());
  }

  /** Fails if the database is known to be out of reach, and another call looks whether it is. */
  void requireReachable() {
    connections.requireReachable();
  }

  /** Sees what is committed by now. */
  <T> T read(Function<JdbcOperations, T> action) {
    return connections.call(false, action::apply);
  }

  /**
   * Is committed on return, each statement by itself. Tried again, as a whole, when another writer
   * was first.
   */
  <T> T write(Function<JdbcOperations, T> action) {
    return connections.call(true, jdbc -> tryAgain(jdbc, action));
  }

  /** Fails if a pooler does not let statements be one transaction. */
  static void tryTransaction(JdbcOperations jdbc, Dialect dialect) {
    jdbc.execute(
        (Connection connection) -> {
          connection.setAutoCommit(false);
          try (Statement statement = connection.createStatement()) {
            statement.execute("select 1" + dialect.ofNoTable());
            connection.commit();
          }
          connection.setAutoCommit(true);
          return true;
        });
  }

  private static <T> T tryAgain(JdbcOperations jdbc, Function<JdbcOperations, T> action) {
    for (int tries = 1; ; tries++) {
      try {
        return action.apply(jdbc);
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        // Another took a hash or an id between our look and our insert: look again.
        LOG.debug("Try {} to save templates met another writer", tries, e);
        long pause = pauseAfter(tries);
        if (tries == MAX_TRIES || ConnectionWorker.timeLeft().toNanos() < pause) {
          throw e;
        }
        LockSupport.parkNanos(pause);
      }
    }
  }

  /** Longer after each try, and random, so that writers who met do not meet again. */
  private static long pauseAfter(int tries) {
    long most = Math.min(MAX_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(tries - 1, 20));
    return ThreadLocalRandom.current().nextLong(most / 2, most);
  }
}
