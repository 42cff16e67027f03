package io.dynastore.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** What is behind a failure of the database, as far as there is something to say about it. */
enum FailureKind {

  /** No table of the name, or no schema. */
  TABLE_MISSING,

  /** A pooler does not let transactions through. */
  POOLER_WITHOUT_TRANSACTIONS,

  /** A pooler does not know what was prepared on another connection. */
  POOLER_WITHOUT_PREPARED_STATEMENTS,

  /** A pooler refuses what the driver wants at the start. */
  POOLER_REFUSES_PARAMETER,

  /** User, password or database are not right. */
  LOGIN_REFUSED,

  /** A standby, or a server that takes no writes for the moment. */
  READ_ONLY,

  /** The database cannot hold a character. */
  ENCODING,

  /** A setting gives connections a character set that the driver does not speak. */
  CONNECTION_ENCODING,

  /** A value is longer than its column. */
  TOO_LONG,

  /** Another writer was first. */
  CONFLICT,

  /** Out of reach; it may go by. */
  UNREACHABLE,

  OTHER;

  /** "No such table", of PostgreSQL, and of H2, MariaDB and MySQL; "no such schema" of H2. */
  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "90079");

  /** Rejected by rule or password, and no such database, of PostgreSQL; no such file, of H2. */
  private static final Set<String> NO_LOGIN = Set.of("28000", "28P01", "3D000", "90146", "90013");

  /** Access denied, for a user and to a database, and no such database, of MariaDB and MySQL. */
  private static final Set<Integer> NO_LOGIN_CODES = Set.of(1044, 1045, 1049, 1698);

  /** A server with {@code read_only}, or a transaction of such a kind. */
  private static final Set<Integer> READ_ONLY_CODES = Set.of(1290, 1792, 1836, 90097);

  /** A character of no code in the database, and bytes that are none. */
  private static final Set<String> NO_CHARACTER = Set.of("22P05", "22021");

  /** "Incorrect string value" and "conversion impossible" of MariaDB and MySQL. */
  private static final Set<Integer> NO_CHARACTER_CODES = Set.of(1366, 3854, 3988);

  static FailureKind of(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      FailureKind kind = e instanceof SQLException sql ? said(sql) : OTHER;
      if (kind != OTHER) {
        return kind;
      }
    }
    if (failure instanceof DuplicateKeyException
        || failure instanceof ConcurrencyFailureException) {
      return CONFLICT;
    }
    return failure instanceof RuntimeException e && ConnectionFailures.isIn(e)
        ? UNREACHABLE
        : OTHER;
  }

  private static FailureKind said(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    int code = e.getErrorCode();
    if (NO_TABLE.contains(state)) {
      return TABLE_MISSING;
    }
    if (NO_LOGIN.contains(state) || NO_LOGIN_CODES.contains(code)) {
      return LOGIN_REFUSED;
    }
    if (state.equals("25006") || READ_ONLY_CODES.contains(code)) {
      return READ_ONLY;
    }
    if (NO_CHARACTER.contains(state) || NO_CHARACTER_CODES.contains(code)) {
      return ENCODING;
    }
    if (state.equals("22001")) {
      return TOO_LONG;
    }
    return bySentence(state, String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
  }

  /** PgBouncer has one state for all that it says, and drivers have none of their own. */
  private static FailureKind bySentence(String state, String said) {
    if (said.contains("statement pooling mode")) {
      return POOLER_WITHOUT_TRANSACTIONS;
    }
    if (said.contains("unsupported startup parameter")) {
      return POOLER_REFUSES_PARAMETER;
    }
    if (said.contains("character set was changed")) {
      return CONNECTION_ENCODING;
    }
    if (said.contains("connection is read-only")) {
      return READ_ONLY;
    }
    if (state.startsWith("08") && said.contains("no such database")) {
      return LOGIN_REFUSED;
    }
    return state.equals("26000") || state.equals("42P05")
        ? POOLER_WITHOUT_PREPARED_STATEMENTS
        : OTHER;
  }
}
