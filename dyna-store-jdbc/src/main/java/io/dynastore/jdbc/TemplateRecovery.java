package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Says when the templates in memory are to be compared with the table: after an outage, and when
 * another server answers than before, as the table may have lost rows then; and now and then, as
 * rows may have been deleted. After an outage, nothing new is saved before that is done: it could
 * be given the id of a lost template. Thread-safe.
 */
final class TemplateRecovery {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateRecovery.class);

  private static final int MAX_TRIES = 5;

  /** How soon who waits for a comparison looks whether the database is out of reach. */
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  /** How long after a fail-over new ids are so long that no lost template can have had them. */
  private static final Duration LONG_IDS = Duration.ofMinutes(20);

  /** Two contents do not agree in so many characters of their hashes. */
  private static final int LONG_ID_LENGTH = 10;

  private final TemplateMemory memory;
  private final TrustedServers servers;
  private final BooleanSupplier comparison;
  private final Function<RuntimeException, RuntimeException> translator;
  private final Runnable reachable;
  private final Duration timeout;

  /** How many outages were noticed, and after how many of them was compared. */
  private final AtomicLong outages = new AtomicLong();

  private volatile long compared;
  private volatile long longIdsUntil = System.nanoTime();
  private @Nullable CompletableFuture<@Nullable Void> running;

  /**
   * Starts without an outage.
   *
   * @param comparison compares, in a thread of its own, and tells whether another server has taken
   *     over
   * @param translator makes what callers are told of what fails
   * @param reachable fails if the database is known to be out of reach
   * @param timeout the longest that a caller waits for a comparison
   */
  TemplateRecovery(
      TemplateMemory memory,
      TrustedServers servers,
      BooleanSupplier comparison,
      Function<RuntimeException, RuntimeException> translator,
      Runnable reachable,
      Duration timeout) {
    this.memory = memory;
    this.servers = servers;
    this.comparison = comparison;
    this.translator = translator;
    this.reachable = reachable;
    this.timeout = timeout;
  }

  /** The database was out of reach, or another server may have taken over. */
  void noticeOutage() {
    boolean first = !isPending();
    outages.incrementAndGet();
    if (memory.isEmpty()) {
      compared = outages.get();
    } else if (first) {
      VerificationTimer.hasten(this);
    }
  }

  boolean isPending() {
    return compared != outages.get();
  }

  /** The database answers: if that is after an outage, compares, and lets nobody wait for it. */
  void noticeAnswer() {
    if (isPending()) {
      report(startIfPending());
    }
  }

  /** The least length of new ids: after a fail-over, no lost template can have had them. */
  int minIdLength(int usual) {
    return System.nanoTime() - longIdsUntil < 0 ? Math.max(usual, LONG_ID_LENGTH) : usual;
  }

  /**
   * Saves, after a comparison if one is due. If an outage is noticed meanwhile, what was saved may
   * have been lost after its commit; then it is compared, too.
   *
   * @param save makes sure that the server is trusted, and remembers what was saved
   * @throws NestedRuntimeException what the database said, to saving or to comparing
   */
  <T> T save(Supplier<T> save) {
    for (int tries = 1; ; tries++) {
      awaitComparison();
      long before = outages.get();
      try {
        T saved = save.get();
        if (outages.get() != before) {
          outages.incrementAndGet();
          awaitComparison();
        }
        return saved;
      } catch (AnotherServerException e) {
        noticeOutage();
        if (tries == MAX_TRIES) {
          throw new TemplateRepositoryUnavailableException(
              "Cannot save a template: " + e.getMessage() + ", again and again. Try later.", e);
        }
      }
    }
  }

  /**
   * Lets a transaction go on if its server's table is known to have what this process has in
   * memory.
   *
   * @throws AnotherServerException if it is not
   */
  void requireTrusted(String server) {
    if (!servers.isTrusted(server)) {
      if (!memory.isEmpty()) {
        throw new AnotherServerException(server);
      }
      servers.trust(server);
    }
  }

  private void awaitComparison() {
    long start = System.nanoTime();
    while (isPending()) {
      long left = timeout.toNanos() - (System.nanoTime() - start);
      try {
        startIfPending().get(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw failure(e);
      } catch (TimeoutException e) {
        reachable.run();
        if (left > LOOK_NANOS) {
          continue;
        }
        throw unavailable("comparing them takes longer than " + timeout, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unavailable("this thread was interrupted", e);
      }
    }
  }

  /** Who saves while the database is out is told what it says to that, not to the comparison. */
  private static RuntimeException failure(ExecutionException e) {
    if (e.getCause() instanceof TemplateRepositoryUnavailableException outage
        && outage.getCause() instanceof NestedRuntimeException answer) {
      return answer;
    }
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : unavailable("that failed: " + e.getCause(), e);
  }

  private static TemplateRepositoryUnavailableException unavailable(String why, Exception cause) {
    return new TemplateRepositoryUnavailableException(
        "Cannot save a template yet: after an outage, the templates in memory are compared with the"
            + " table first, and "
            + why
            + ". Repeat the call; ids of templates in memory still work.",
        cause);
  }

  /** Compares now and then: what fails is tried again. */
  void verify() {
    report(start());
  }

  private static void report(CompletableFuture<@Nullable Void> comparison) {
    var unused =
        comparison.whenComplete(
            (done, failure) -> {
              if (failure instanceof TemplateRepositoryUnavailableException) {
                LOG.debug("The templates in memory could not be compared yet", failure);
              } else if (failure != null) {
                LOG.warn("The templates in memory could not be compared", failure);
              }
            });
  }

  /** Not once more for those who come when the comparison that they need has just ended. */
  private synchronized CompletableFuture<@Nullable Void> startIfPending() {
    return isPending() ? start() : CompletableFuture.completedFuture(null);
  }

  /** One comparison at a time, in a thread that ends with it. */
  private synchronized CompletableFuture<@Nullable Void> start() {
    if (running == null || running.isDone()) {
      CompletableFuture<@Nullable Void> next = new CompletableFuture<>();
      running = next;
      try {
        VerificationTimer.newThread("dyna-store-comparison", () -> compare(next)).start();
      } catch (OutOfMemoryError e) { // the operating system has no thread left
        next.completeExceptionally(e);
      }
    }
    return running;
  }

  private void compare(CompletableFuture<@Nullable Void> done) {
    try {
      long before = outages.get();
      if (comparison.getAsBoolean()) {
        longIdsUntil = System.nanoTime() + LONG_IDS.toNanos();
        LOG.info(
            "Another server of the database has taken over, or it was restarted. For {} minutes, new"
                + " templates get ids of at least {} characters, so that none gets the id of a"
                + " template whose row was lost.",
            LONG_IDS.toMinutes(),
            LONG_ID_LENGTH);
      }
      compared = before;
      done.complete(null);
    } catch (RuntimeException e) {
      RuntimeException failure = translator.apply(e);
      if (failure instanceof TemplateRepositoryUnavailableException && !isPending()) {
        noticeOutage();
      }
      done.completeExceptionally(failure);
    } catch (Error e) {
      done.completeExceptionally(e);
      throw e;
    }
  }
}
