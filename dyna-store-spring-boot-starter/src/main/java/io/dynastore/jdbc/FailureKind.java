package io.dynastore.jdbc;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
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

  /** TLS cannot be had, or a certificate is not trusted. */
  NOT_TRUSTED,

  /** A standby, or a server that takes no writes for the moment. */
  READ_ONLY,

  /** The database cannot hold a character. */
  ENCODING,

  /** A setting gives connections a character set that the driver does not speak. */
  CONNECTION_ENCODING,

  /** A value is longer than its column. */
  TOO_LONG,

  /** The table has not the columns that it must have, or others that must be filled. */
  TABLE_UNFIT,

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

  /** "Lock wait timeout exceeded" of MariaDB and MySQL. */
  private static final int LOCK_TIMEOUT_CODE = 1205;

  /** A character of no code in the database, and bytes that are none. */
  private static final Set<String> NO_CHARACTER = Set.of("22P05", "22021");

  /** "Incorrect string value" and "conversion impossible" of MariaDB and MySQL. */
  private static final Set<Integer> NO_CHARACTER_CODES = Set.of(1366, 3854, 3988);

  /**
   * No such column, of PostgreSQL, and of H2, MariaDB and MySQL; must not be null, of PostgreSQL
   * and H2.
   */
  private static final Set<String> NO_COLUMN = Set.of("42703", "42S22", "23502");

  /** Must not be null, and has no default, of MariaDB and MySQL. */
  private static final Set<Integer> NO_DEFAULT_CODES = Set.of(1048, 1364);

  /** What PostgreSQL's driver says of TLS for itself, with the states of an outage. */
  private static final Set<String> NO_TLS =
      Set.of(
          "ssl root certificate",
          "ssl certificate",
          "hostnameverifier",
          "not support ssl",
          "keystore",
          "truststore");

  static FailureKind of(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      FailureKind kind = e instanceof SQLException sql ? said(sql) : untrusted(e);
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

  /** Other failures of TLS may be those of a connection that broke meanwhile. */
  private static FailureKind untrusted(Throwable e) {
    return e instanceof CertificateException
            || e instanceof CertPathBuilderException
            || e instanceof CertPathValidatorException
            || e instanceof SSLPeerUnverifiedException
        ? NOT_TRUSTED
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
    if (code == LOCK_TIMEOUT_CODE) {
      return UNREACHABLE;
    }
    if (NO_CHARACTER.contains(state) || NO_CHARACTER_CODES.contains(code)) {
      return ENCODING;
    }
    if (state.equals("22001")) {
      return TOO_LONG;
    }
    if (NO_COLUMN.contains(state) || NO_DEFAULT_CODES.contains(code)) {
      return TABLE_UNFIT;
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
    if (state.startsWith("08") && NO_TLS.stream().anyMatch(said::contains)) {
      return NOT_TRUSTED;
    }
    if (state.startsWith("08") && said.contains("no such database")) {
      return LOGIN_REFUSED;
    }
    return state.equals("26000") || state.equals("42P05")
        ? POOLER_WITHOUT_PREPARED_STATEMENTS
        : OTHER;
  }
}
