package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many threads that make one call after another, and what each took. */
final class CallTimes {

  private static final Logger LOG = LoggerFactory.getLogger(CallTimes.class);

  private record Call(long start, long end, boolean failed) {

    long nanos() {
      return end - start;
    }
  }

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final Queue<RuntimeException> unexpected = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger successes = new AtomicInteger();
  private volatile boolean stopped;

  private CallTimes() {}

  /** Starts threads; a call is given a number of its own and gives an id. */
  static CallTimes of(int threads, IntFunction<String> call) {
    CallTimes times = new CallTimes();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> times.run(call));
      times.threads.add(thread);
      thread.setDaemon(true);
      thread.start();
    }
    return times;
  }

  private void run(IntFunction<String> call) {
    while (!stopped) {
      long start = System.nanoTime();
      boolean failed = true;
      try {
        ids.add(call.apply(number.incrementAndGet()));
        failed = false;
        successes.incrementAndGet();
      } catch (TemplateRepositoryUnavailableException e) {
        // It is counted.
      } catch (RuntimeException e) {
        unexpected.add(e);
      }
      calls.add(new Call(start, System.nanoTime(), failed));
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  void awaitSuccesses(int more) throws InterruptedException {
    int enough = successes.get() + more;
    while (successes.get() < enough) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  Set<String> ids() {
    return ids;
  }

  List<RuntimeException> unexpected() {
    return List.copyOf(unexpected);
  }

  Duration slowest() {
    return Duration.ofNanos(calls.stream().mapToLong(Call::nanos).max().orElse(0));
  }

  /** Of those that were begun after the first failed, and failed. */
  Duration medianAfterFirstFailure() {
    long first =
        calls.stream()
            .filter(Call::failed)
            .map(Call::end)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    long[] nanos =
        calls.stream()
            .filter(call -> call.failed() && call.start() - first >= 0)
            .mapToLong(Call::nanos)
            .sorted()
            .toArray();
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }

  void log(String subject, Duration timeout, Duration outage) {
    LOG.info(
        "{}: {} threads, time-out {}, out for {}: {} calls, of which {} failed; the slowest took {}"
            + " ms, the median of failed ones after the first {} ms",
        subject,
        threads.size(),
        timeout,
        outage,
        calls.size(),
        calls.stream().filter(Call::failed).count(),
        slowest().toMillis(),
        medianAfterFirstFailure().toNanos() / 1_000_000.0);
  }
}
