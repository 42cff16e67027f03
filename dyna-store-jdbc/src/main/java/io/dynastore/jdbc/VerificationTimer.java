package io.dynastore.jdbc;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets repositories verify now and then that the templates in memory are stored. One thread for all
 * of this process, which holds them weakly, and ends when the last was closed or collected. It has
 * no class loader of an application.
 */
final class VerificationTimer {

  /** After an outage; twice as long after each try, until it is over. */
  private static final long SOON = TimeUnit.SECONDS.toNanos(1);

  /** How often the thread looks at least whether it still has something to do. */
  private static final long MAX_SLEEP = TimeUnit.MINUTES.toNanos(1);

  private static final Object LOCK = new Object();
  private static final List<Entry> ENTRIES = new ArrayList<>();
  private static @Nullable Thread thread;

  private VerificationTimer() {}

  private static final class Entry {

    final WeakReference<TemplateRecovery> target;
    final long interval;
    long due;
    long soon = SOON;

    Entry(TemplateRecovery target, Duration interval) {
      this.target = new WeakReference<>(target);
      this.interval = interval.toNanos();
      next(this.interval);
    }

    void next(boolean pending) {
      soon = pending ? Math.min(2 * soon, interval) : SOON;
      next(pending ? soon : interval);
    }

    /** From 80 to 120 percent of some time from now on, so that nodes do not all come at once. */
    void next(long nanos) {
      due =
          System.nanoTime()
              + nanos / 5 * 4
              + ThreadLocalRandom.current().nextLong(Math.max(1, nanos / 5 * 2));
    }
  }

  /** Starts to verify. */
  static void add(TemplateRecovery target, Duration interval) {
    synchronized (LOCK) {
      ENTRIES.add(new Entry(target, interval));
      if (thread == null) {
        thread = newThread("dyna-store-verification", VerificationTimer::run);
        thread.start();
      }
      LOCK.notifyAll();
    }
  }

  /** Verifies no more. */
  static void remove(TemplateRecovery target) {
    synchronized (LOCK) {
      ENTRIES.removeIf(entry -> entry.target.refersTo(target));
      LOCK.notifyAll();
    }
  }

  /** Verifies soon, as there was an outage. */
  static void hasten(TemplateRecovery target) {
    synchronized (LOCK) {
      for (Entry entry : ENTRIES) {
        if (entry.target.refersTo(target) && entry.due - System.nanoTime() > 2 * entry.soon) {
          entry.next(SOON);
          LOCK.notifyAll();
        }
      }
    }
  }

  static Thread newThread(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(VerificationTimer.class.getClassLoader());
    return thread;
  }

  private static void run() {
    while (verifyDue()) {
      // What is due is held strongly only within.
    }
  }

  private static boolean verifyDue() {
    List<TemplateRecovery> due = awaitDue();
    if (due != null) {
      due.forEach(TemplateRecovery::verify);
    }
    return due != null;
  }

  /** Those that are due by now, or null if there is nothing left to do. */
  private static @Nullable List<TemplateRecovery> awaitDue() {
    synchronized (LOCK) {
      ENTRIES.removeIf(entry -> entry.target.refersTo(null));
      if (ENTRIES.isEmpty()) {
        thread = null;
        return null;
      }
      long now = System.nanoTime();
      long sleep = MAX_SLEEP;
      for (Entry entry : ENTRIES) {
        sleep = Math.min(sleep, entry.due - now);
      }
      if (sleep > 0) {
        try {
          TimeUnit.NANOSECONDS.timedWait(LOCK, sleep);
        } catch (InterruptedException e) {
          // Nobody who knows this thread interrupts it.
          Thread.currentThread().interrupt();
        }
      }
      return takeDue();
    }
  }

  private static List<TemplateRecovery> takeDue() {
    List<TemplateRecovery> due = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      TemplateRecovery target = entry.target.get();
      if (target != null && entry.due - System.nanoTime() <= 0) {
        due.add(target);
        entry.next(target.isPending());
      }
    }
    return due;
  }
}
