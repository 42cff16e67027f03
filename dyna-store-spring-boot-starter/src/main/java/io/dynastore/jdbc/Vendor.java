package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.DatabaseMetaDataCallback;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases that are supported, and where they differ. */
enum Vendor {
  H2("H2", "? format json", null, null),
  POSTGRESQL(
      "PostgreSQL",
      "cast(? as jsonb)",
      "select set_config('statement_timeout', ?, true), set_config('synchronous_commit',"
          + " case current_setting('synchronous_commit') when 'off' then 'on'"
          + " else current_setting('synchronous_commit') end, true); ",
      "cast(extract(epoch from pg_postmaster_start_time()) as text)"),
  MARIADB("MariaDB", "?", null, Identity.OF_MYSQL),
  MYSQL("MySQL", "?", null, Identity.OF_MYSQL);

  private static final class Identity {
    static final String OF_MYSQL = "concat_ws(':', @@hostname, @@port, @@server_id, @@datadir)";
  }

  /** All scripts of each database, in their order. */
  static final List<String> SCRIPTS =
      List.of("V1__create_template_table.sql", "V2__index_latest_templates.sql");

  private final String product;
  private final String jsonParameter;
  private final @Nullable String settings;
  private final @Nullable String serverIdentity;

  Vendor(
      String product,
      String jsonParameter,
      @Nullable String settings,
      @Nullable String serverIdentity) {
    this.product = product;
    this.jsonParameter = jsonParameter;
    this.settings = settings;
    this.serverIdentity = serverIdentity;
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
  void insert(JdbcOperations jdbc, String insert, Object[] values) {
    if (settings == null) {
      jdbc.update(insert, values);
    } else {
      List<Object> all = new ArrayList<>(values.length + 1);
      all.add(String.valueOf(Math.max(1, ConnectionWorker.timeLeft().toMillis())));
      all.addAll(Arrays.asList(values));
      jdbc.execute(
          settings + insert,
          (PreparedStatement statement) -> {
            new ArgumentPreparedStatementSetter(all.toArray()).setValues(statement);
            return statement.execute();
          });
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
