package io.dynastore.internal.cache;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts how often templates were forgotten, so that nothing is kept that was looked up before.
 * Whoever looks something up reads the number first, and keeps what it found only if the number is
 * still the same. Whoever forgets moves the number on first and removes then; the check and the
 * keeping, and the removal, exclude each other by a lock of the memory in question. Thread-safe.
 */
public final class Epoch {

  private final AtomicLong number = new AtomicLong();

  /** Starts the first epoch. */
  public Epoch() {}

  /**
   * The epoch of the moment; to be read before anything is looked up.
   *
   * @return its number
   */
  public long current() {
    return number.get();
  }

  /** Ends an epoch: what was looked up in it is not kept any more. */
  public void end() {
    number.incrementAndGet();
  }
}
