package io.dynastore.jdbc;

import java.io.Serial;
import org.springframework.dao.DataAccessResourceFailureException;

/** The database did not answer in time, or is known to be out; the message says since when. */
final class DatabaseOutageException extends DataAccessResourceFailureException {

  @Serial private static final long serialVersionUID = 1L;

  DatabaseOutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
