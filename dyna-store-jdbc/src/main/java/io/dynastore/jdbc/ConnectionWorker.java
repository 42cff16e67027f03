package io.dynastore.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A thread and its connection. It does one call after another, and ends when there is none. */
final class ConnectionWorker extends Thread {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWorker.class);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /**
   * How long the database may take to commit what no caller waits for any more: it may be waiting
   * for a replica, and would keep the connection even if we closed it.
   */
  static final Duration COMMIT_TIME = Duration.ofMinutes(10);

  private final BoundedConnections owner;
  private final ConnectionWorkers workers;
  private final Duration answerTime;

  private volatile @Nullable ConnectionCall<?> next;

  private volatile @Nullable ConnectionCall<?> call;
  private volatile @Nullable OpenConnection connection;
  private volatile @Nullable Statement statement;
  private volatile ConnectionPhase phase = ConnectionPhase.CONNECTING;
  private volatile long phaseStart = System.nanoTime();
  private volatile boolean endExpected;

  private @Nullable JdbcTemplate jdbc;

  ConnectionWorker(
      BoundedConnections owner,
      ConnectionWorkers workers,
      ConnectionCall<?> first,
      Duration answerTime,
      @Nullable ClassLoader loader) {
    super(null, null, "dyna-store-connection-" + NUMBER.incrementAndGet(), 0, false);
    this.owner = owner;
    this.workers = workers;
    this.next = first;
    this.answerTime = answerTime;
    setDaemon(true);
    setContextClassLoader(loader);
  }

  /** The worker that the current thread is, if it is one of that owner's. */
  static @Nullable ConnectionWorker current(BoundedConnections owner) {
    return Thread.currentThread() instanceof ConnectionWorker worker && worker.owner == owner
        ? worker
        : null;
  }

  /** How long the caller waits yet for whom the current thread works. */
  static Duration timeLeft() {
    ConnectionCall<?> call =
        Thread.currentThread() instanceof ConnectionWorker worker ? worker.call : null;
    return call == null ? COMMIT_TIME : Duration.ofNanos(Math.max(1, call.nanosLeft()));
  }

  /** Gives it a call while it is idle. */
  void handOver(ConnectionCall<?> given) {
    next = given;
    LockSupport.unpark(this);
  }

  /** Waits for a call; null if there is none in time. */
  @Nullable ConnectionCall<?> awaitHandOver(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos();
        next == null && left > 0 && !Thread.interrupted(); // by a driver's mistake, say
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    return takeHandedOver();
  }

  /** The call that it was given, if there is one. */
  @Nullable ConnectionCall<?> takeHandedOver() {
    ConnectionCall<?> given = next;
    next = null;
    return given;
  }

  @Override
  public void run() {
    ConnectionCall<?> todo = next;
    next = null;
    try {
      while (todo != null) {
        Runnable answer = perform(todo);
        todo = workers.next(this, answer);
      }
    } finally {
      closeConnection();
      workers.ended(this);
    }
  }

  /** Works for a call; what is returned tells its caller. */
  private <T> Runnable perform(ConnectionCall<T> todo) {
    call = todo;
    todo.begin(this);
    try {
      T result = connectAndApply(todo);
      owner.succeeded();
      return () -> todo.complete(result);
    } catch (Throwable e) {
      boolean unused = phase == ConnectionPhase.READING && statement == null && todo.isAbandoned();
      if (!unused) {
        owner.failed(e, phase);
      }
      todo.fail(e);
      if (!unused) {
        closeConnection();
      }
      return () -> {};
    } finally {
      statement = null;
      call = null;
    }
  }

  private <T> T connectAndApply(ConnectionCall<T> todo) {
    if (connection != null) {
      try {
        return apply(todo);
      } catch (RuntimeException e) {
        // It has been closed since it was used last. Whatever was sent can be repeated.
        if (todo.isAbandoned() || todo.nanosLeft() <= 0 || !isBroken(e)) {
          throw e;
        }
        LOG.debug("A connection that was kept is of no use any more", e);
        closeConnection();
      }
    }
    connect();
    return apply(todo);
  }

  private boolean isBroken(RuntimeException failure) {
    OpenConnection open = connection;
    return open == null || ConnectionFailures.isIn(failure) || !open.isValid();
  }

  private <T> T apply(ConnectionCall<T> todo) {
    enter(ConnectionPhase.READING);
    return todo.apply(jdbc());
  }

  private void connect() {
    enter(ConnectionPhase.CONNECTING);
    try {
      OpenConnection opened = OpenConnection.of(owner.target(), answerTime);
      connection = opened;
      statement = null;
      jdbc = new WorkerTemplate(this, opened);
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("Cannot connect to the database", e);
    }
  }

  private void closeConnection() {
    OpenConnection old = connection;
    if (old != null) {
      enter(ConnectionPhase.CLOSING);
      connection = null;
      jdbc = null;
      old.close();
    }
  }

  JdbcTemplate jdbc() {
    return Objects.requireNonNull(jdbc);
  }

  /** Whether it has a connection that may be kept though there is nothing to do. */
  boolean hasConnectionToKeep() {
    OpenConnection open = connection;
    return open != null && open.isToKeep();
  }

  void enter(ConnectionPhase entered) {
    phaseStart = System.nanoTime();
    endExpected = false;
    phase = entered;
  }

  ConnectionPhase phase() {
    return phase;
  }

  /** When its phase began, as {@link System#nanoTime} tells. */
  long phaseStart() {
    return phaseStart;
  }

  /** Whether what it does may insert rows. */
  boolean isWriting() {
    ConnectionCall<?> doing = call != null ? call : next;
    return doing != null && doing.isWriting();
  }

  /** Others that began later have committed, so that this one should have, too. */
  void expectEnd() {
    endExpected = true;
  }

  /** Whether it hangs, and nothing will end that. */
  boolean isOverdue(long now, Duration answerTime) {
    long age = now - phaseStart;
    return switch (phase) {
      case IDLE -> false;
      case CONNECTING, READING, CLOSING -> age > answerTime.toNanos() && !worksForCaller();
      case WRITING -> age > (endExpected ? answerTime : COMMIT_TIME).toNanos() && isAbandoned();
    };
  }

  private boolean worksForCaller() {
    ConnectionCall<?> doing = call;
    return doing != null && !doing.isAbandoned();
  }

  /** A statement is about to run. */
  void begin(Statement begun) {
    statement = begun;
  }

  /** The database has answered a statement. */
  void answered() {
    owner.succeeded();
  }

  /** Whether it works for nobody any more. */
  boolean isAbandoned() {
    ConnectionCall<?> doing = call;
    return doing != null && doing.isAbandoned();
  }

  /**
   * Tells the database that nobody waits for the answer, without waiting for that. What commits is
   * left alone: cancelled, it might be there, but not on the replicas that it is to be on.
   */
  void cancelReading() {
    Statement running = statement;
    OpenConnection open = connection;
    ConnectionCall<?> doing = call;
    if (phase == ConnectionPhase.READING && running != null && open != null && doing != null) {
      Cancellation.cancel(running, open, doing);
    }
  }

  /** Gives the connection up that nobody can wait for any more. */
  void abort() {
    OpenConnection open = connection;
    if (open != null) {
      Cancellation.abort(open);
    }
  }

  <T> T writing(Supplier<T> statements) {
    OpenConnection open = Objects.requireNonNull(connection);
    open.limitAnswers(COMMIT_TIME);
    enter(ConnectionPhase.WRITING);
    try {
      T result = statements.get();
      owner.committed(this);
      return result;
    } finally {
      enter(ConnectionPhase.READING);
      open.limitAnswersAsUsual();
    }
  }
}
