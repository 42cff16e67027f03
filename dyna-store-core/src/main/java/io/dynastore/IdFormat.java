package io.dynastore;

/** How ids and templates are written. Whatever the format of a store, it reads the ids of both. */
public enum IdFormat {

  /**
   * DynaStore's own, version 1: lossless, in order, one template for each combination of
   * low-cardinality values. {@code docs/id-format.md} specifies it.
   */
  ORDERED,

  /**
   * That of the Python package dyna-store 0.0.6, which goes on to read what is written. It has
   * whole numbers from 0, floats, strings, whole seconds from 1970 and null; values that it would
   * lose are refused. The lengths of values are in the template, so there are many more templates.
   */
  CLASSIC
}
