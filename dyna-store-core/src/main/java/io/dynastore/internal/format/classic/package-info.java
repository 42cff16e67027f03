/** The format of the Python package dyna-store 0.0.6. Internal: may change without notice. */
@NullMarked
package io.dynastore.internal.format.classic;

import org.jspecify.annotations.NullMarked;
