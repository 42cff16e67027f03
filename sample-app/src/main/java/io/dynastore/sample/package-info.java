/** A small shop: it recommends products, counts clicks, and stores of each only its short id. */
@NullMarked
package io.dynastore.sample;

import org.jspecify.annotations.NullMarked;
