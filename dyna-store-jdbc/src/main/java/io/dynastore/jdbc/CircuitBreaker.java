package io.dynastore.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * While the database is known to be out, refuses calls at once, but lets one at a time through that
 * probes whether it is back.
 */
final class CircuitBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

  /** Who meets a probe that is younger waits for what it finds: mostly, that is there by then. */
  private static final long YOUNG_NANOS = Duration.ofMillis(250).toNanos();

  private final String subject;
  private final long probeNanos;

  // Both are guarded by this.
  private @Nullable Outage outage;
  private @Nullable ConnectionCall<?> probe;

  private record Outage(Instant since, long start, Throwable cause) {

    String describe(String subject) {
      return subject
          + " since "
          + since.truncatedTo(ChronoUnit.MILLIS)
          + ", first with: "
          + NestedExceptionUtils.getMostSpecificCause(cause).getMessage();
    }
  }

  /**
   * Starts with the database up.
   *
   * @param subject what is so since a time, for messages
   * @param probeTime how long the only probe is one that hangs
   */
  CircuitBreaker(String subject, Duration probeTime) {
    this.subject = subject;
    this.probeNanos = probeTime.toNanos();
  }

  /**
   * Returns when a call may go on, which then may be the probe.
   *
   * @throws DatabaseOutageException if the database is out, and another call is the probe
   */
  void admit(ConnectionCall<?> call) {
    ConnectionCall<?> other = tryAdmit(call);
    while (other != null) {
      // One that began before this call may have been too early to meet the database.
      boolean late = other.start() - call.start() > 0;
      long young = other.start() + YOUNG_NANOS - System.nanoTime();
      boolean ended = young > 0 && other.await(young);
      if (!ended || late) {
        refuse();
      }
      other = tryAdmit(call);
    }
  }

  private synchronized @Nullable ConnectionCall<?> tryAdmit(ConnectionCall<?> call) {
    if (outage == null) {
      return null;
    }
    ConnectionCall<?> last = probe;
    if (last != null && !last.isDone() && System.nanoTime() - last.start() < probeNanos) {
      return last;
    }
    probe = call;
    call.becomeProbe();
    return null;
  }

  /** Refuses while a probe is under way. */
  void requireClosedOrIdle() {
    boolean probing;
    synchronized (this) {
      probing = probe != null && !probe.isDone();
    }
    if (probing) {
      refuse();
    }
  }

  private void refuse() {
    DatabaseOutageException refusal = outage();
    if (refusal != null) {
      throw refusal;
    }
  }

  /** It is out, if that was not known. */
  void open(Throwable cause) {
    Outage began;
    synchronized (this) {
      if (outage != null) {
        return;
      }
      began = new Outage(Instant.now(), System.nanoTime(), cause);
      outage = began;
    }
    LOG.warn("{}; calls are refused until it is back", began.describe(subject));
  }

  /** It answers. */
  void close() {
    Outage ended;
    synchronized (this) {
      ended = outage;
      outage = null;
      probe = null;
    }
    if (ended != null) {
      LOG.info(
          "The database of templates is back after {} ms",
          Duration.ofNanos(System.nanoTime() - ended.start()).toMillis());
    }
  }

  /** What callers are told while the database is known to be out: since when, and why; or null. */
  synchronized @Nullable DatabaseOutageException outage() {
    return outage == null
        ? null
        : new DatabaseOutageException(outage.describe(subject), outage.cause());
  }
}
