package io.dynastore.jdbc;

import java.io.Serial;

/** A server answers whose table was not compared with the templates in memory. */
final class AnotherServerException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  AnotherServerException(String server) {
    super("another server of the database answers than before: " + server, null, false, false);
  }
}
