package io.dynastore.jdbc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Work that needs a connection. A thread of the connection's does it, so that the caller can leave
 * when time is up, whatever hangs.
 */
final class ConnectionCall<T> {

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);

  private final boolean writing;
  private final long start = System.nanoTime();
  private final Duration timeout;
  private final Function<JdbcTemplate, T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private volatile boolean probe;
  private volatile boolean abandoned;
  private volatile @Nullable ConnectionWorker worker;

  ConnectionCall(boolean writing, Duration timeout, Function<JdbcTemplate, T> work) {
    this.writing = writing;
    this.timeout = timeout;
    this.work = work;
  }

  /** Whether it may insert rows. */
  boolean isWriting() {
    return writing;
  }

  /** When it was made, as {@link System#nanoTime} tells. */
  long start() {
    return start;
  }

  /** How much of its time is left; 0 or less when time is up. */
  long nanosLeft() {
    return start + timeout.toNanos() - System.nanoTime();
  }

  /** How long its caller waits from now on: not as long as others if the database is out. */
  long patience() {
    Duration patience = probe && timeout.compareTo(PROBE_PATIENCE) > 0 ? PROBE_PATIENCE : timeout;
    return start + patience.toNanos() - System.nanoTime();
  }

  void becomeProbe() {
    probe = true;
  }

  boolean isProbe() {
    return probe;
  }

  /** The worker that does it, or did it; null if none has begun. */
  @Nullable ConnectionWorker worker() {
    return worker;
  }

  void begin(ConnectionWorker worker) {
    this.worker = worker;
  }

  T apply(JdbcTemplate jdbc) {
    return work.apply(jdbc);
  }

  void complete(T result) {
    answer.complete(result);
  }

  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  boolean isDone() {
    return answer.isDone();
  }

  /** The caller waits no longer, and nothing more is to be begun. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  /**
   * Waits for the answer, even if the thread is interrupted, as for an answer of a driver.
   *
   * @return whether it is there
   */
  boolean await(long nanos) {
    long end = System.nanoTime() + nanos;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (ExecutionException e) {
          return true;
        } catch (TimeoutException e) {
          return false;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The answer, which is there. */
  T answer() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
