/**
 * Compiled handles and the indexes of templates that they look into. Internal: may change without
 * notice.
 */
@NullMarked
package io.dynastore.internal.fastpath;

import org.jspecify.annotations.NullMarked;
