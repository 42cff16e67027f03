package io.dynastore.jdbc;

import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Does work on a few connections, each of which has a thread of its own, so that no caller waits
 * longer than its time-out, whatever hangs: connecting, a statement, a commit, closing.
 *
 * <p>A connection that has nothing to do is kept for a moment, and then closed, and its thread
 * ends: a burst pays for one connection, and silence costs none.
 */
final class BoundedConnections {

  /** How long a statement that was cancelled may take to end, so that its caller can tell why. */
  private static final Duration CANCEL_TIME = Duration.ofMillis(500);

  /** What the driver is given beyond the time-out of the caller, and a probe has at least. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final DataSource target;
  private final int most;
  private final Duration timeout;
  private final CircuitBreaker database;
  private final CircuitBreaker writes;
  private final ConnectionWorkers workers;

  /**
   * Opens nothing yet.
   *
   * @param most how many connections there may be
   * @param timeout how long a caller waits
   * @param idleTimeout how long a connection is kept that has nothing to do
   */
  BoundedConnections(DataSource target, int most, Duration timeout, Duration idleTimeout) {
    this.target = target;
    this.most = most;
    this.timeout = timeout;
    Duration answerTime = timeout.plus(GRACE);
    Duration evenly = answerTime.dividedBy(most);
    Duration probeTime = evenly.compareTo(GRACE) > 0 ? evenly : GRACE;
    this.database = new CircuitBreaker("The database has been out of reach", probeTime);
    this.writes = new CircuitBreaker("The database has not committed", probeTime);
    this.workers = new ConnectionWorkers(this, most, answerTime, idleTimeout);
  }

  DataSource target() {
    return target;
  }

  /**
   * Does work on a connection, on which each statement is a transaction. Within such work, more is
   * done on the same connection and in the same time.
   *
   * @param writing whether rows may be inserted
   * @throws org.springframework.dao.DataAccessException if the work does, and if the database or a
   *     connection cannot be had in time
   */
  <T> T call(boolean writing, Function<JdbcTemplate, T> work) {
    return call(writing, timeout, work);
  }

  /** As the other, but for a caller who has less time left. */
  <T> T call(boolean writing, Duration time, Function<JdbcTemplate, T> work) {
    ConnectionWorker here = ConnectionWorker.current(this);
    if (here != null) {
      return work.apply(here.jdbc());
    }
    ConnectionCall<T> call = new ConnectionCall<>(writing, time, work);
    try {
      begin(call);
    } catch (RuntimeException | Error e) {
      call.fail(e);
      throw e;
    }
    return call.await(call.patience()) ? call.answer() : giveUp(call);
  }

  /**
   * Does nothing while the database is not known to be out, or nobody looks whether it is back.
   *
   * @throws DatabaseOutageException otherwise
   */
  void requireReachable() {
    database.requireClosedOrIdle();
  }

  private void begin(ConnectionCall<?> call) {
    database.admit(call);
    if (call.isWriting()) {
      writes.admit(call);
    }
    if (!workers.submit(call)) {
      DatabaseOutageException outage = outage(call);
      throw outage != null ? outage : timedOut("all " + most + " connections wait for it");
    }
  }

  private <T> T giveUp(ConnectionCall<T> call) {
    if (workers.withdraw(call)) {
      CannotGetJdbcConnectionException e =
          new CannotGetJdbcConnectionException(
              "No connection is free",
              new SQLTransientConnectionException(
                  "all " + most + " connections for templates were in use for " + timeout));
      call.fail(e);
      throw e;
    }
    ConnectionWorker worker = call.worker();
    if (worker != null) {
      worker.cancelReading();
      if (call.await(CANCEL_TIME.toNanos())) {
        return call.answer();
      }
    }
    call.abandon();
    if (call.isDone()) {
      return call.answer();
    }
    ConnectionPhase phase = worker == null ? ConnectionPhase.CONNECTING : worker.phase();
    DatabaseOutageException failure = timedOut(phase.activity());
    (phase == ConnectionPhase.WRITING ? writes : database).open(failure);
    workers.failWaiting(other -> other.isProbe() ? null : outage(other));
    throw failure;
  }

  private DatabaseOutageException timedOut(String activity) {
    String message = "no answer within " + timeout + " (" + activity + ")";
    return new DatabaseOutageException(message, new SQLTimeoutException(message));
  }

  private @Nullable DatabaseOutageException outage(ConnectionCall<?> call) {
    DatabaseOutageException outage = database.outage();
    return outage == null && call.isWriting() ? writes.outage() : outage;
  }

  /** The database has answered. */
  void succeeded() {
    database.close();
  }

  /** The database has committed. */
  void committed(ConnectionWorker worker) {
    writes.close();
    workers.committed(worker);
  }

  /** A call has failed, though it may be that nobody waits for it. */
  void failed(Throwable failure, ConnectionPhase phase) {
    if (!(failure instanceof RuntimeException e) || ConnectionFailures.isAnswer(e)) {
      database.close();
    } else if (phase == ConnectionPhase.CONNECTING && !ConnectionFailures.isOfOneConnection(e)) {
      database.open(e);
    }
  }
}
