package io.dynastore.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Remembers for a few seconds which template ids the table did not have, so that a caller who asks
 * for the same again and again does not reach the database. Bounded. What this node saves is
 * forgotten at once, and what others save soon.
 */
final class UnknownIds {

  private final Cache<String, Boolean> ids;
  private final AtomicLong saves = new AtomicLong();

  UnknownIds(int most, Duration timeToLive, Ticker ticker) {
    this.ids =
        Caffeine.newBuilder().maximumSize(most).expireAfterWrite(timeToLive).ticker(ticker).build();
  }

  /**
   * Finds templates.
   *
   * @param ask asks the table; nothing is remembered if it fails
   */
  <V> Map<String, V> find(Collection<String> wanted, Function<Set<String>, Map<String, V>> ask) {
    Set<String> unknown = new LinkedHashSet<>(wanted);
    unknown.removeAll(ids.getAllPresent(unknown).keySet());
    if (unknown.isEmpty()) {
      return Map.of();
    }
    long before = saves.get();
    Map<String, V> found = ask.apply(unknown);
    unknown.removeAll(found.keySet());
    unknown.forEach(id -> ids.put(id, true));
    if (saves.get() != before) {
      // One of them may have been saved since the table was asked.
      ids.invalidateAll(unknown);
    }
    return found;
  }

  /** These are in the table now. */
  void saved(Collection<String> present) {
    saves.incrementAndGet();
    ids.invalidateAll(present);
  }

  long size() {
    ids.cleanUp();
    return ids.estimatedSize();
  }
}
