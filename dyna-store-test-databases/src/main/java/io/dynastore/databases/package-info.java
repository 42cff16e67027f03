/** Real databases for tests, and what stands between them and a driver. */
@NullMarked
package io.dynastore.databases;

import org.jspecify.annotations.NullMarked;
