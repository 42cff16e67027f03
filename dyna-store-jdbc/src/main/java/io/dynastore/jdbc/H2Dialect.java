package io.dynastore.jdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** H2. Its codes of errors are the numbers of its states. */
final class H2Dialect extends Dialect {

  /**
   * H2 has no lock that Flyway could take before there is a history, fails within itself when
   * connections create tables at once, and shows a table before its keys. But the nodes of an H2
   * mostly are of one process.
   */
  private final Lock migrationLock = new ReentrantLock();

  /** Broken or closed. */
  private static final Set<String> OUTAGE = Set.of("90067", "90098", "90121");

  H2Dialect() {
    super("H2", new H2Catalog());
  }

  @Override
  String jsonParameter() {
    return "? format json";
  }

  @Override
  Lock migrationLock() {
    return migrationLock;
  }

  @Override
  FailureKind kindOf(SQLException error) {
    return switch (String.valueOf(error.getSQLState())) {
      case "42S02", "42S03", "42S04", "90079" -> FailureKind.TABLE_MISSING; // the last: no schema
      case "28000", "90146", "90013" -> FailureKind.LOGIN_REFUSED; // and no such database
      case "90097" -> FailureKind.READ_ONLY;
      case "22001" -> FailureKind.TOO_LONG;
      case "42S22", "23502" -> FailureKind.TABLE_UNFIT; // no column; must not be null
      default -> FailureKind.OTHER;
    };
  }

  @Override
  boolean isOutage(SQLException error) {
    return error.getSQLState() != null && OUTAGE.contains(error.getSQLState());
  }
}
