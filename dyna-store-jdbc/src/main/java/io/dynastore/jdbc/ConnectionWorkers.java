package io.dynastore.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Few threads with a connection each, and the calls that wait for them. One that hangs counts until
 * it has ended, as its connection may be one for the database, too.
 */
final class ConnectionWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWorkers.class);

  /** Hanging threads that count no longer, for each that may count, before new ones are rare. */
  private static final int MAX_LOST = 4;

  private static final long LOST_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final BoundedConnections owner;
  private final int most;
  private final Duration answerTime;
  private final Duration idleTimeout;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

  private final ReentrantLock lock = new ReentrantLock();

  // All of these are guarded by the lock. Queues have the oldest first.
  private final Set<ConnectionWorker> workers = new HashSet<>();
  private final Deque<ConnectionWorker> idle = new ArrayDeque<>();
  private final Deque<ConnectionCall<?>> waiting = new ArrayDeque<>();
  private final Set<ConnectionWorker> lost = new HashSet<>();
  private long lastLost = System.nanoTime();

  ConnectionWorkers(BoundedConnections owner, int most, Duration answerTime, Duration idleTimeout) {
    this.owner = owner;
    this.most = most;
    this.answerTime = answerTime;
    this.idleTimeout = idleTimeout;
  }

  /**
   * Gives a call to a worker, or lets it wait for one.
   *
   * @return whether that may help: false if all workers hang
   */
  boolean submit(ConnectionCall<?> call) {
    lock.lock();
    try {
      dropOverdue();
      boolean free = isFreeFor(call);
      ConnectionWorker worker = free ? idle.pollLast() : null;
      if (worker != null) {
        worker.handOver(call);
      } else if (free && workers.size() < most) {
        startWorker(call);
      } else if (isFreeAfterOthers(call)) {
        waiting.add(call);
      } else {
        return false;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody has begun with a call, and nobody will. */
  boolean withdraw(ConnectionCall<?> call) {
    lock.lock();
    try {
      return waiting.remove(call);
    } finally {
      lock.unlock();
    }
  }

  /** Lets calls fail that wait, where there is a reason. */
  void failWaiting(Function<ConnectionCall<?>, @Nullable RuntimeException> reason) {
    lock.lock();
    try {
      for (Iterator<ConnectionCall<?>> calls = waiting.iterator(); calls.hasNext(); ) {
        ConnectionCall<?> call = calls.next();
        RuntimeException failure = reason.apply(call);
        if (failure != null) {
          calls.remove();
          call.fail(failure);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** One is left for reading, if there are several: a commit may wait for a replica. */
  private int mostWriting() {
    return Math.max(1, most - 1);
  }

  private boolean isFreeFor(ConnectionCall<?> call) {
    return !call.isWriting() || count(ConnectionWorker::isWriting) < mostWriting();
  }

  private boolean isFreeAfterOthers(ConnectionCall<?> call) {
    return count(ConnectionWorker::isAbandoned) < most
        && (!call.isWriting()
            || count(worker -> worker.isAbandoned() && worker.isWriting()) < mostWriting());
  }

  private int count(Predicate<ConnectionWorker> condition) {
    return (int) workers.stream().filter(condition).count();
  }

  private void startWorker(ConnectionCall<?> call) {
    ConnectionWorker worker = new ConnectionWorker(owner, this, call, answerTime, loader);
    workers.add(worker);
    boolean started = false;
    try {
      worker.start();
      started = true;
    } finally {
      if (!started) {
        workers.remove(worker);
      }
    }
  }

  /**
   * What hangs though driver and database should have ended it counts no longer. If that goes on
   * and on, it is done rarely, as threads that hang are left behind.
   */
  private void dropOverdue() {
    long now = System.nanoTime();
    for (Iterator<ConnectionWorker> all = workers.iterator(); all.hasNext(); ) {
      ConnectionWorker worker = all.next();
      boolean mayDrop = lost.size() < MAX_LOST * most || now - lastLost > LOST_PAUSE_NANOS;
      if (mayDrop && worker.isOverdue(now, answerTime)) {
        LOG.debug("A connection for templates hangs, and is given up: {}", worker);
        all.remove();
        lost.add(worker);
        lastLost = now;
        worker.abort();
      }
    }
  }

  /**
   * What a worker is to do next, for which it may have to wait; null if it is to end.
   *
   * @param answer tells the caller of its last call, who may have another by then
   */
  @Nullable ConnectionCall<?> next(ConnectionWorker worker, Runnable answer) {
    ConnectionCall<?> call = null;
    boolean becomesIdle = false;
    lock.lock();
    try {
      if (!lost.contains(worker)) {
        call = pollWaiting();
        becomesIdle = call == null && worker.hasConnectionToKeep() && !idleTimeout.isZero();
      }
      if (becomesIdle) {
        worker.enter(ConnectionPhase.IDLE);
        idle.add(worker);
      }
    } finally {
      lock.unlock();
    }
    // Not under the lock, which the caller may want to have at once, for its next call.
    answer.run();
    return becomesIdle ? awaitHandOver(worker) : call;
  }

  private @Nullable ConnectionCall<?> awaitHandOver(ConnectionWorker worker) {
    ConnectionCall<?> call = worker.awaitHandOver(idleTimeout);
    if (call == null) {
      lock.lock();
      try {
        idle.remove(worker);
        call = worker.takeHandedOver(); // in the moment when time was up
      } finally {
        lock.unlock();
      }
    }
    return call;
  }

  private @Nullable ConnectionCall<?> pollWaiting() {
    for (Iterator<ConnectionCall<?>> calls = waiting.iterator(); calls.hasNext(); ) {
      ConnectionCall<?> call = calls.next();
      if (isFreeFor(call)) {
        calls.remove();
        return call;
      }
    }
    return null;
  }

  /** The connection of a worker is closed. */
  void ended(ConnectionWorker worker) {
    lock.lock();
    try {
      if (!lost.remove(worker)) {
        workers.remove(worker);
        ConnectionCall<?> call = pollWaiting();
        if (call != null) {
          startWorker(call);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** A worker has committed. What began to before, and has not, does not wait for a replica. */
  void committed(ConnectionWorker worker) {
    lock.lock();
    try {
      workers.stream()
          .filter(other -> other.isAbandoned() && other.phaseStart() - worker.phaseStart() < 0)
          .forEach(ConnectionWorker::expectEnd);
    } finally {
      lock.unlock();
    }
  }
}
