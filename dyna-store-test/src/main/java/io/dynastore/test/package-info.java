/** Tests for what users of DynaStore implement themselves. */
@NullMarked
package io.dynastore.test;

import org.jspecify.annotations.NullMarked;
