package io.dynastore.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * All that differs between databases: statements, what errors mean, locks, scripts, and, in its
 * {@link TableCatalog}, how a table is described and altered. To support a further database, write
 * a subclass, its catalog and its scripts, and add it to {@link Dialects}. Thread-safe.
 */
abstract class Dialect {

  /** All scripts of each database, in their order. */
  static final List<String> SCRIPTS =
      List.of("V1__create_template_table.sql", "V2__index_latest_templates.sql");

  private final String product;
  private final TableCatalog catalog;

  /**
   * Names a database.
   *
   * @param product what its driver calls it
   */
  Dialect(String product, TableCatalog catalog) {
    this.product = product;
    this.catalog = catalog;
  }

  String product() {
    return product;
  }

  /** How this database describes and alters the table. */
  TableCatalog catalog() {
    return catalog;
  }

  /** What a query ends with that is of no table. */
  String ofNoTable() {
    return "";
  }

  /** A parameter of a statement that takes JSON as text. */
  String jsonParameter() {
    return "?";
  }

  /**
   * Inserts rows, which are on the disk when it returns, though the database may be set to be
   * quicker than that.
   *
   * @param insert the statement
   * @return how many were inserted
   */
  int insert(JdbcOperations jdbc, String insert, Object[] values) {
    return jdbc.update(insert, values);
  }

  /**
   * Inserts a row if nothing is in its way and a certain server answers, with one statement.
   *
   * @param row id, store, content hash and content
   * @param server the {@link #serverIdentity} of that server
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
    return false;
  }

  /**
   * An expression that tells servers apart, so that a fail-over is noticed that no connection broke
   * by; null where there are none.
   */
  @Nullable String serverIdentity() {
    return null;
  }

  /** What is locked while this process migrates; a lock of the database's own is not enough. */
  Lock migrationLock() {
    return new ReentrantLock();
  }

  /** What an error of this database, or of its driver or pooler, means; or else "other". */
  FailureKind kindOf(SQLException error) {
    return FailureKind.OTHER;
  }

  /** Whether an error is its being out of reach, beyond what the standard's class 08 says. */
  boolean isOutage(SQLException error) {
    return false;
  }

  /** Whether an error is a lack of connections: others that have one may well work on. */
  boolean isLackOfConnections(SQLException error) {
    return false;
  }

  /** Whether an error is the end of a statement that was cancelled. */
  boolean isCancellation(SQLException error) {
    return false;
  }

  /** Whether an error is that this user has no right; some say so of a missing table, too. */
  boolean isDenied(SQLException error) {
    return false;
  }

  /** Where the class path has the scripts that create the table. */
  String migrations() {
    return "io/dynastore/jdbc/migration/" + product.toLowerCase(Locale.ROOT);
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
    return Map.of("table", name.toString(), "index", catalog.latestIndex(name));
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            Dialect.class.getClassLoader().getResourceAsStream(resource), resource)) {
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
