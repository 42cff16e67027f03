package io.dynastore.jdbc;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a failure is the database's being out of reach, which goes by. */
final class ConnectionFailures {

  /** Class 08 of SQL states: connection exceptions, of every vendor. */
  private static final String CONNECTION = "08";

  /**
   * Shut down, crashed or starting (PostgreSQL 57P01 to 57P03), too many connections (53300),
   * connection killed (MariaDB 70100), broken or closed (H2 90067, 90098, 90121).
   */
  private static final Set<String> STATES =
      Set.of("57P01", "57P02", "57P03", "53300", "70100", "90067", "90098", "90121");

  /** Too many connections, of PostgreSQL. */
  private static final String TOO_MANY = "53300";

  /** Too many connections, of MariaDB and MySQL: of all, and of a user. */
  private static final Set<Integer> TOO_MANY_CODES = Set.of(1040, 1203, 1226);

  /** Cancelled, of PostgreSQL, and of MariaDB and MySQL. */
  private static final Set<String> CANCELLED = Set.of("57014", "70100");

  private ConnectionFailures() {}

  /** Tells whether others that have a connection may well work on. */
  static boolean isOfOneConnection(RuntimeException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql
          && (TOO_MANY.equals(sql.getSQLState()) || TOO_MANY_CODES.contains(sql.getErrorCode()))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether it is the database that says no, which therefore is there. */
  static boolean isAnswer(RuntimeException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql
          && sql.getSQLState() != null
          && CANCELLED.contains(sql.getSQLState())) {
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
        || isOutage(e.getSQLState());
  }

  private static boolean isOutage(@Nullable String state) {
    return state != null && (state.startsWith(CONNECTION) || STATES.contains(state));
  }
}
