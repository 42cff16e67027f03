package io.dynastore.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Lets threads that ask for the same at the same time wait for one answer. No lock is held while it
 * is looked for, and who looks waits for nobody, so threads that ask for several keys at once
 * cannot wait for each other.
 */
final class SingleFlight<K, V> {

  private final ConcurrentMap<K, Flight<K, V>> flights = new ConcurrentHashMap<>();

  /** A thread on its way, and what it brings; it fails if that is of interest to others. */
  private static final class Flight<K, V> {

    final CompletableFuture<Map<K, V>> answers = new CompletableFuture<>();
    final Thread thread = Thread.currentThread();
    volatile boolean abandoned;
  }

  /**
   * Finds answers, some of which other threads may be looking for already.
   *
   * @param look looks for those keys that nobody else is looking for; what it does not find is
   *     absent
   */
  Map<K, V> get(Collection<K> keys, Function<Set<K>, Map<K, V>> look) {
    Flight<K, V> own = new Flight<>();
    Set<K> mine = new LinkedHashSet<>();
    Set<K> left = new LinkedHashSet<>();
    Map<K, Flight<K, V>> others = new LinkedHashMap<>();
    for (K key : keys) {
      Flight<K, V> other = flights.putIfAbsent(key, own);
      if (other == null) {
        mine.add(key);
      } else if (other.thread != own.thread) {
        others.put(key, other);
      } else if (other != own) {
        // A repository that uses its own store would wait for itself.
        left.add(key);
      }
    }
    Map<K, V> answers = new HashMap<>();
    if (!mine.isEmpty()) {
      answers.putAll(fly(own, mine, look));
    }
    others.forEach(
        (key, flight) -> {
          V answer = await(flight).get(key);
          if (answer != null) {
            answers.put(key, answer);
          } else if (flight.abandoned) {
            left.add(key);
          }
        });
    if (!left.isEmpty()) {
      answers.putAll(look.apply(left));
    }
    return answers;
  }

  /** Lets nobody wait any more for what is under way: whoever comes now looks for it anew. */
  void abandon() {
    flights.clear();
  }

  private Map<K, V> fly(Flight<K, V> flight, Set<K> keys, Function<Set<K>, Map<K, V>> look) {
    List<K> claimed = new ArrayList<>(keys);
    try {
      Map<K, V> answers = look.apply(keys);
      flight.answers.complete(answers);
      return answers;
    } catch (RuntimeException e) {
      // Not of interest: what may be due to another key, or to this thread.
      if (claimed.size() == 1 && !Thread.currentThread().isInterrupted()) {
        flight.answers.completeExceptionally(e);
      }
      throw e;
    } finally {
      flight.abandoned = !flight.answers.isDone();
      flight.answers.complete(Map.of());
      claimed.forEach(key -> flights.remove(key, flight));
    }
  }

  private static <K, V> Map<K, V> await(Flight<K, V> flight) {
    try {
      return flight.answers.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
