package io.dynastore.jdbc;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a failure is the database's being out of reach, which goes by. */
final class ConnectionFailures {

  /** Class 08 of SQL states: connection exceptions, of every vendor. */
  private static final String CONNECTION = "08";

  private ConnectionFailures() {}

  /** Tells whether others that have a connection may well work on. */
  static boolean isOfOneConnection(RuntimeException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql
          && Dialects.any(dialect -> dialect.isLackOfConnections(sql))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether it is the database that says no, which therefore is there. */
  static boolean isAnswer(RuntimeException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql && Dialects.any(dialect -> dialect.isCancellation(sql))) {
        return true;
      }
    }
    return !isIn(failure);
  }

  static boolean isIn(RuntimeException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof CannotGetJdbcConnectionException
          || e instanceof CannotCreateTransactionException
          || e instanceof DatabaseOutageException
          || e instanceof QueryTimeoutException
          || e instanceof SocketTimeoutException
          || e instanceof SocketException
          || (e instanceof SQLException sql && isOutage(sql))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(SQLException e) {
    return e instanceof SQLTransientConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException
        || e instanceof SQLTimeoutException
        || (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION))
        || Dialects.any(dialect -> dialect.isOutage(e));
  }
}
