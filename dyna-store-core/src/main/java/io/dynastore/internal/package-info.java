/** The store: takes the fast path or the general path. Internal: may change without notice. */
@NullMarked
package io.dynastore.internal;

import org.jspecify.annotations.NullMarked;
