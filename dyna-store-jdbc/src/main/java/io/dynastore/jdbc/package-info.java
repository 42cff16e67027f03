/** Keeps templates in a table of a relational database, through Spring's JDBC support. */
@NullMarked
package io.dynastore.jdbc;

import org.jspecify.annotations.NullMarked;
