package io.dynastore.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;

/** MariaDB and MySQL, whose servers and drivers have the same codes of errors. */
final class MysqlDialect extends Dialect {

  private static final String IDENTITY =
      "concat_ws(':', @@hostname, @@port, @@server_id, @@datadir)";

  /** Replicas must be sent the row, not the statement: each has another identity. */
  private static final String IF_SERVER =
      " from dual where " + IDENTITY + " = ? and @@binlog_format <> 'STATEMENT'";

  /** Killed, or cancelled. */
  private static final String ENDED = "70100";

  /** Too many connections: of all, and of a user. */
  private static final Set<Integer> TOO_MANY = Set.of(1040, 1203, 1226);

  MysqlDialect(String product) {
    super(product, new MysqlCatalog());
  }

  @Override
  boolean insertIfFree(
      JdbcOperations jdbc,
      TableName table,
      Object[] row,
      String server,
      Consumer<StoredRow> readBack) {
    Object[] values = Arrays.copyOf(row, row.length + 1);
    values[row.length] = server;
    try {
      return insert(
              jdbc,
              "insert into "
                  + table
                  + TemplateTable.COLUMNS
                  + " select ?, ?, ?, "
                  + jsonParameter()
                  + IF_SERVER,
              values)
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  @Override
  String serverIdentity() {
    return IDENTITY;
  }

  @Override
  FailureKind kindOf(SQLException error) {
    FailureKind kind =
        switch (error.getErrorCode()) {
          case 1044, 1045, 1049, 1698 -> FailureKind.LOGIN_REFUSED; // 1049: no such database
          case 1290, 1792, 1836 -> FailureKind.READ_ONLY; // read_only, or such a transaction
          case 1205 -> FailureKind.UNREACHABLE; // waited for a lock
          case 1366, 3854, 3988 -> FailureKind.ENCODING; // incorrect string, no conversion
          case 1048, 1364 -> FailureKind.TABLE_UNFIT; // must not be null, has no default
          default -> FailureKind.OTHER;
        };
    return kind != FailureKind.OTHER ? kind : byState(error);
  }

  private static FailureKind byState(SQLException error) {
    String said = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("character set was changed")) {
      return FailureKind.CONNECTION_ENCODING;
    }
    if (said.contains("connection is read-only")) {
      return FailureKind.READ_ONLY;
    }
    return switch (String.valueOf(error.getSQLState())) {
      case "42S02" -> FailureKind.TABLE_MISSING;
      case "28000" -> FailureKind.LOGIN_REFUSED;
      case "22001" -> FailureKind.TOO_LONG;
      case "42S22" -> FailureKind.TABLE_UNFIT;
      default -> FailureKind.OTHER;
    };
  }

  @Override
  boolean isOutage(SQLException error) {
    return ENDED.equals(error.getSQLState());
  }

  @Override
  boolean isLackOfConnections(SQLException error) {
    return TOO_MANY.contains(error.getErrorCode());
  }

  @Override
  boolean isCancellation(SQLException error) {
    return ENDED.equals(error.getSQLState());
  }

  /** "Command denied" and "access denied". */
  @Override
  boolean isDenied(SQLException error) {
    return error.getErrorCode() == 1142 || error.getErrorCode() == 1044;
  }
}
