package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.DatabaseMetaDataCallback;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases that are supported, and where they differ. */
enum Vendor {
  H2("H2", "? format json", null, null, null),
  POSTGRESQL(
      "PostgreSQL",
      "cast(? as jsonb)",
      "select set_config('statement_timeout', ?, true), "
          + String.format(PostgresqlSession.SYNCHRONOUS_COMMIT, "true")
          + "; ",
      "cast(extract(epoch from pg_postmaster_start_time()) as text)",
      " where %s = ? on conflict do nothing"),
  MARIADB("MariaDB", "?", null, OfMysql.IDENTITY, OfMysql.IF_FREE),
  MYSQL("MySQL", "?", null, OfMysql.IDENTITY, OfMysql.IF_FREE);

  private static final class OfMysql {
    static final String IDENTITY = "concat_ws(':', @@hostname, @@port, @@server_id, @@datadir)";

    /** Replicas must be sent the row, not the statement: each has another identity. */
    static final String IF_FREE = " from dual where %s = ? and @@binlog_format <> 'STATEMENT'";
  }

  private static final String NOT_SUPPORTED = "0A000";

  /** All scripts of each database, in their order. */
  static final List<String> SCRIPTS =
      List.of("V1__create_template_table.sql", "V2__index_latest_templates.sql");

  private final String product;
  private final String jsonParameter;
  private final @Nullable String settings;
  private final @Nullable String serverIdentity;
  private final @Nullable String ifFree;

  Vendor(
      String product,
      String jsonParameter,
      @Nullable String settings,
      @Nullable String serverIdentity,
      @Nullable String ifFree) {
    this.product = product;
    this.jsonParameter = jsonParameter;
    this.settings = settings;
    this.serverIdentity = serverIdentity;
    this.ifFree = ifFree;
  }

  static Vendor of(DataSource dataSource) {
    String product = metaData(dataSource, DatabaseMetaData::getDatabaseProductName);
    for (Vendor vendor : values()) {
      if (vendor.product.equalsIgnoreCase(product)) {
        return vendor;
      }
    }
    throw new TemplateRepositoryException(
        "Templates cannot be kept in the database '"
            + product
            + "'. Use one of "
            + Arrays.stream(values()).map(v -> v.product).collect(Collectors.joining(", "))
            + ", or a TemplateRepository of your own.",
        null);
  }

  /**
   * A name without quotes as the database writes it down, and as Flyway, which quotes, needs it.
   */
  static String asStored(DataSource dataSource, String name) {
    return metaData(
        dataSource,
        known ->
            known.storesUpperCaseIdentifiers()
                ? name.toUpperCase(Locale.ROOT)
                : known.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name);
  }

  private static String metaData(DataSource dataSource, DatabaseMetaDataCallback<String> question) {
    try {
      return JdbcUtils.extractDatabaseMetaData(dataSource, question);
    } catch (MetaDataAccessException e) {
      throw ExceptionTranslator.cannotConnect(e);
    }
  }

  /** How this database describes and alters the table. */
  TableDialect table() {
    return switch (this) {
      case H2 -> new H2TableDialect();
      case POSTGRESQL -> new PostgresqlTableDialect();
      case MARIADB, MYSQL -> new MysqlTableDialect();
    };
  }

  /** A parameter of a statement that takes JSON as text. */
  String jsonParameter() {
    return jsonParameter;
  }

  /**
   * Inserts rows, which are on the disk when it returns, though the database may be set to be
   * quicker than that. Where a statement can have settings of its own, all is one round trip and
   * one transaction, and the database gives up waiting for locks when the caller does; waiting for
   * a replica it goes on.
   */
  int insert(JdbcOperations jdbc, String insert, Object[] values) {
    if (settings == null) {
      return jdbc.update(insert, values);
    } else {
      return jdbc.execute(
          settings + insert,
          (PreparedStatement statement) -> {
            setValues(statement, values);
            statement.execute();
            statement.getMoreResults(); // behind the settings
            return statement.getUpdateCount();
          });
    }
  }

  /**
   * Inserts a row if nothing is in its way and a certain server answers, with one statement.
   *
   * @param readBack is given the row as it is after the commit, where that takes no further round
   *     trip
   * @return whether it was inserted; false where there is no such statement
   */
  boolean insertIfFree(
      JdbcOperations jdbc,
      TableName table,
      Object[] row,
      String server,
      Consumer<StoredRow> readBack) {
    if (ifFree == null) {
      return false;
    }
    String insert =
        "insert into "
            + table
            + TemplateTable.COLUMNS
            + " select ?, ?, ?, "
            + jsonParameter
            + String.format(ifFree, serverIdentity);
    List<Object> values = new ArrayList<>(List.of(row));
    values.add(server);
    PostgresqlSession session = settings == null ? null : OpenConnection.sessionOf(jdbc);
    try {
      if (session == null) {
        return insert(jdbc, insert, values.toArray()) == 1;
      }
      values.add(row[0]);
      return insertAndReadBack(
          jdbc,
          session.isConfigured(),
          insert + "; commit; select " + StoredRow.COLUMNS + " from " + table + " where id = ?",
          values.toArray(),
          readBack);
    } catch (DuplicateKeyException e) {
      return false;
    } catch (DataAccessException e) {
      // A table with rules takes no such statement.
      if (e.getRootCause() instanceof SQLException said
          && NOT_SUPPORTED.equals(said.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private boolean insertAndReadBack(
      JdbcOperations jdbc,
      boolean configured,
      String statements,
      Object[] values,
      Consumer<StoredRow> readBack) {
    return jdbc.execute(
        "begin; " + (configured ? "" : settings) + statements,
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

  /** The connection may be used again. */
  private static void rollback(Connection connection, SQLException failure) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * An expression that tells servers apart, so that a fail-over is noticed that no connection broke
   * by; null where there are none.
   */
  @Nullable String serverIdentity() {
    return serverIdentity;
  }

  /** Where the class path has the scripts that create the table. */
  String migrations() {
    return "io/dynastore/jdbc/migration/" + name().toLowerCase(Locale.ROOT);
  }

  /** The statements that create the table: what the scripts say, for people to run. */
  String sql(TableName table) {
    StringBuilder sql = new StringBuilder();
    if (table.schema() != null) {
      sql.append("create schema if not exists ").append(table.schema()).append(";\n");
    }
    for (String script : SCRIPTS) {
      String text = read(migrations() + "/" + script);
      for (Map.Entry<String, String> placeholder : placeholders(table).entrySet()) {
        text = text.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
      }
      sql.append(text);
    }
    return sql.toString();
  }

  /** What the scripts leave open. */
  Map<String, String> placeholders(TableName name) {
    return Map.of("table", name.toString(), "index", table().latestIndex(name));
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            Vendor.class.getClassLoader().getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + " of the jar", e);
    }
  }

  @Override
  public String toString() {
    return product;
  }
}
