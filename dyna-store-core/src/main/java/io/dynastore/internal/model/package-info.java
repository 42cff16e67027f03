/** How a Java type is taken apart and put together again. Internal: may change without notice. */
@NullMarked
package io.dynastore.internal.model;

import org.jspecify.annotations.NullMarked;
