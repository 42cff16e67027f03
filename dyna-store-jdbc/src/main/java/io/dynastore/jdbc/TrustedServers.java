package io.dynastore.jdbc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers whose table was compared with the templates in memory. One that has not answered for
 * long is trusted no more, unless it is the one that answered last: meanwhile another may have been
 * the primary. Thread-safe.
 */
final class TrustedServers {

  private static final Duration LONG = Duration.ofMinutes(10);

  /** More than a cluster has whose every node takes writes. */
  private static final int MAX_SERVERS = 16;

  private final LongSupplier nanoTime;
  private final Map<String, Long> lastAnswers = new LinkedHashMap<>();
  private @Nullable String last;

  TrustedServers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether a server that answers is one of them. */
  synchronized boolean isTrusted(String server) {
    Long answered = lastAnswers.get(server);
    if (answered == null
        || (!server.equals(last) && nanoTime.getAsLong() - answered > LONG.toNanos())) {
      return false;
    }
    trust(server);
    return true;
  }

  /** The trusted server that answered last, or null if none is trusted. */
  synchronized @Nullable String last() {
    return last;
  }

  /**
   * Trusts a server.
   *
   * @return whether it is a new one beside others
   */
  synchronized boolean trust(String server) {
    boolean isNew = lastAnswers.remove(server) == null && !lastAnswers.isEmpty();
    last = server;
    lastAnswers.put(server, nanoTime.getAsLong());
    if (lastAnswers.size() > MAX_SERVERS) {
      lastAnswers.remove(lastAnswers.keySet().iterator().next());
    }
    return isNew;
  }
}
