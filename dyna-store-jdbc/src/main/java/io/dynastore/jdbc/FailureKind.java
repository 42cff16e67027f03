package io.dynastore.jdbc;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
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

  static FailureKind of(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      FailureKind kind = e instanceof SQLException sql ? Dialects.kindOf(sql) : untrusted(e);
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
}
