/** Measures DynaStore beside the fastest that is possible, and beside what else one could do. */
@NullMarked
package io.dynastore.benchmarks;

import org.jspecify.annotations.NullMarked;
