package io.dynastore.benchmarks;

/**
 * Goes around the workload. To be extended by the state that a thread has: JMH keeps that apart
 * from what other threads write, which an object of its own would not be. Not thread-safe.
 */
class Turn {

  private int next;

  int next() {
    next = (next + 1) & (Workload.SIZE - 1);
    return next;
  }
}
