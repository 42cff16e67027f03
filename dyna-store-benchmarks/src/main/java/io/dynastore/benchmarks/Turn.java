package io.dynastore.benchmarks;

/**
 * Goes around the workload. To be extended by the state that a thread has: JMH keeps apart what
 * follows a state in memory, and {@link Margin} what precedes it, which may be a store that all
 * threads read. Not thread-safe.
 */
class Turn extends Margin {

  private int next;

  int next() {
    next = (next + 1) & (Workload.SIZE - 1);
    return next;
  }
}
