package io.dynastore.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what is under way on a connection. Nobody waits for it: a driver may hang even in that. */
final class Cancellation {

  private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

  /** When a cancelled statement goes on for so long, its connection is given up. */
  private static final Duration TIME_TO_END = Duration.ofSeconds(1);

  private Cancellation() {}

  /** Cancels a statement, and gives its connection up if the call goes on nevertheless. */
  static void cancel(Statement statement, OpenConnection connection, ConnectionCall<?> call) {
    inBackground(
        () -> {
          try {
            statement.cancel();
          } catch (SQLException | RuntimeException e) {
            LOG.debug("A statement could not be cancelled", e);
          }
          if (!call.await(TIME_TO_END.toNanos())) {
            connection.abort();
          }
        });
  }

  static void abort(OpenConnection connection) {
    inBackground(connection::abort);
  }

  private static void inBackground(Runnable work) {
    Thread thread =
        new Thread(null, work, Thread.currentThread().getName() + "-cancellation", 0, false);
    thread.setDaemon(true);
    thread.start();
  }
}
