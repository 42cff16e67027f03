/** How a Java type is taken apart into fields and put together again. */
@NullMarked
package io.dynastore.model;

import org.jspecify.annotations.NullMarked;
