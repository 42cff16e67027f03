package io.dynastore.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;

/** PostgreSQL, and what PgBouncer says of itself. */
final class PostgresqlDialect extends Dialect {

  private static final String IDENTITY =
      "cast(extract(epoch from pg_postmaster_start_time()) as text)";

  /**
   * The settings of an insert. All is one round trip and one transaction, and the database gives up
   * waiting for locks when the caller does; waiting for a replica it goes on.
   */
  private static final String SETTINGS =
      "select set_config('statement_timeout', ?, true), "
          + String.format(PostgresqlSession.SYNCHRONOUS_COMMIT, "true")
          + "; ";

  /** Shut down, crashed or starting, and too many connections. */
  private static final Set<String> OUTAGE = Set.of("57P01", "57P02", "57P03", "53300");

  /** What the driver says of TLS for itself, with the states of an outage. */
  private static final Set<String> NO_TLS =
      Set.of(
          "ssl root certificate",
          "ssl certificate",
          "hostnameverifier",
          "not support ssl",
          "keystore",
          "truststore");

  PostgresqlDialect() {
    super("PostgreSQL", new PostgresqlCatalog());
  }

  @Override
  String jsonParameter() {
    return "cast(? as jsonb)";
  }

  @Override
  int insert(JdbcOperations jdbc, String insert, Object[] values) {
    Integer inserted =
        jdbc.execute(
            SETTINGS + insert,
            (PreparedStatement statement) -> {
              setValues(statement, values);
              statement.execute();
              statement.getMoreResults(); // behind the settings
              return statement.getUpdateCount();
            });
    return inserted == null ? 0 : inserted;
  }

  @Override
  boolean insertIfFree(
      JdbcOperations jdbc,
      TableName table,
      Object[] row,
      String server,
      Consumer<StoredRow> readBack) {
    String insert =
        "insert into "
            + table
            + TemplateTable.COLUMNS
            + " select ?, ?, ?, "
            + jsonParameter()
            + " where "
            + IDENTITY
            + " = ? on conflict do nothing";
    List<Object> values = new ArrayList<>(List.of(row));
    values.add(server);
    PostgresqlSession session = OpenConnection.sessionOf(jdbc);
    if (session == null) {
      return insert(jdbc, insert, values.toArray()) == 1;
    }
    values.add(row[0]);
    String readBackById = "select " + StoredRow.COLUMNS + " from " + table + " where id = ?";
    return insertAndReadBack(
        jdbc,
        session.isConfigured(),
        insert + "; commit; " + readBackById,
        values.toArray(),
        readBack);
  }

  private boolean insertAndReadBack(
      JdbcOperations jdbc,
      boolean configured,
      String statements,
      Object[] values,
      Consumer<StoredRow> readBack) {
    return jdbc.execute(
        "begin; " + (configured ? "" : SETTINGS) + statements,
        (PreparedStatement statement) -> {
          if (configured) {
            new ArgumentPreparedStatementSetter(values).setValues(statement);
          } else {
            setValues(statement, values);
          }
          try {
            statement.execute(); // begin
            if (!configured) {
              statement.getMoreResults(); // settings
            }
            statement.getMoreResults(); // insert
            boolean done = statement.getUpdateCount() == 1;
            statement.getMoreResults(); // commit
            if (statement.getMoreResults()) {
              try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                  readBack.accept(StoredRow.of(rows));
                }
              }
            }
            return done;
          } catch (SQLException e) {
            rollback(statement.getConnection(), e);
            throw e;
          }
        });
  }

  private static void setValues(PreparedStatement statement, Object[] values) throws SQLException {
    List<Object> all = new ArrayList<>(values.length + 1);
    all.add(String.valueOf(Math.max(1, ConnectionWorker.timeLeft().toMillis())));
    all.addAll(Arrays.asList(values));
    new ArgumentPreparedStatementSetter(all.toArray()).setValues(statement);
  }

  private static void rollback(Connection connection, SQLException failure) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  String serverIdentity() {
    return IDENTITY;
  }

  @Override
  FailureKind kindOf(SQLException error) {
    return switch (String.valueOf(error.getSQLState())) {
      case "42P01" -> FailureKind.TABLE_MISSING;
      // Rejected by rule or password, and no such database.
      case "28000", "28P01", "3D000" -> FailureKind.LOGIN_REFUSED;
      case "25006" -> FailureKind.READ_ONLY;
      case "22P05", "22021" -> FailureKind.ENCODING; // no code for it there, and bytes of none
      case "22001" -> FailureKind.TOO_LONG;
      case "42703", "23502" -> FailureKind.TABLE_UNFIT; // no column; must not be null
      case "26000", "42P05" -> FailureKind.POOLER_WITHOUT_PREPARED_STATEMENTS;
      default -> bySentence(error);
    };
  }

  /** PgBouncer has one state for all that it says, and drivers have none of their own. */
  private static FailureKind bySentence(SQLException error) {
    String said = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("statement pooling mode")) {
      return FailureKind.POOLER_WITHOUT_TRANSACTIONS;
    }
    if (said.contains("unsupported startup parameter")) {
      return FailureKind.POOLER_REFUSES_PARAMETER;
    }
    if (!String.valueOf(error.getSQLState()).startsWith("08")) {
      return FailureKind.OTHER;
    }
    if (NO_TLS.stream().anyMatch(said::contains)) {
      return FailureKind.NOT_TRUSTED;
    }
    return said.contains("no such database") ? FailureKind.LOGIN_REFUSED : FailureKind.OTHER;
  }

  @Override
  boolean isOutage(SQLException error) {
    return error.getSQLState() != null && OUTAGE.contains(error.getSQLState());
  }

  @Override
  boolean isLackOfConnections(SQLException error) {
    return "53300".equals(error.getSQLState());
  }

  @Override
  boolean isCancellation(SQLException error) {
    return "57014".equals(error.getSQLState());
  }

  @Override
  boolean isDenied(SQLException error) {
    return "42501".equals(error.getSQLState());
  }
}
