package io.dynastore.internal.encoding;

/**
 * Keeps what a subclass writes at every digit off the cache lines of whatever lies next to it in
 * memory. Threads keep writers, which a garbage collector moves together; if two of them shared a
 * line, it would go back and forth between processors, and two threads would be slower than one.
 */
@SuppressWarnings({"unused", "UnusedVariable"}) // padding
abstract class CacheLinePadding {

  private int a0;
  private long a1;
  private long a2;
  private long a3;
  private long a4;
  private long a5;
  private long a6;
  private long a7;
  private long a8;
  private long a9;
  private long a10;
  private long a11;
  private long a12;
  private long a13;
  private long a14;
  private long a15;
}
