/** The format whose ids sort as their values do. Internal: may change without notice. */
@NullMarked
package io.dynastore.internal.format.ordered;

import org.jspecify.annotations.NullMarked;
