package io.dynastore.benchmarks;

/** Two cache lines, before the fields of a subclass. */
@SuppressWarnings({"unused", "UnusedVariable"}) // padding
abstract class Margin {

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
