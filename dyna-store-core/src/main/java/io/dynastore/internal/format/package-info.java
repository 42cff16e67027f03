/** The seam of id formats. Internal: may change without notice. */
@NullMarked
package io.dynastore.internal.format;

import org.jspecify.annotations.NullMarked;
