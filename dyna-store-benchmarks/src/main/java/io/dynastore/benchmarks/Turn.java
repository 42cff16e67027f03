package io.dynastore.benchmarks;

/** Goes around the workload. Not thread-safe. */
final class Turn {

  private int next;

  int next() {
    next = (next + 1) & (Workload.SIZE - 1);
    return next;
  }
}
