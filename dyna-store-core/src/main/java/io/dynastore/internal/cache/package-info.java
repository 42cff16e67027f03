/**
 * Templates in memory, one query of the repository for many threads. Internal: may change without
 * notice.
 */
@NullMarked
package io.dynastore.internal.cache;

import org.jspecify.annotations.NullMarked;
