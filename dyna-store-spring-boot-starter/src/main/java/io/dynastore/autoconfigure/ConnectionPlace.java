package io.dynastore.autoconfigure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads, and as whom.
 *
 * @param url the database's URL without parameters
 * @param catalog the catalog; for MariaDB and MySQL, the database
 * @param schema the schema
 * @param user the user, or the role that was set
 */
record ConnectionPlace(
    @Nullable String url,
    @Nullable String catalog,
    @Nullable String schema,
    @Nullable String user) {

  static ConnectionPlace of(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return new ConnectionPlace(
        url == null ? null : JdbcUrl.shown(url),
        connection.getCatalog(),
        connection.getSchema(),
        user(connection));
  }

  private static @Nullable String user(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user")) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** What is not the same, for people; null if nothing is. */
  @Nullable String difference(ConnectionPlace other) {
    if (!Objects.equals(url, other.url)) {
      return difference("URL", url, other.url);
    }
    if (!Objects.equals(catalog, other.catalog)) {
      return difference("catalog", catalog, other.catalog);
    }
    return Objects.equals(schema, other.schema)
        ? difference("user", user, other.user)
        : difference("schema", schema, other.schema);
  }

  private static @Nullable String difference(
      String what, @Nullable String one, @Nullable String other) {
    return Objects.equals(one, other) ? null : what + " " + one + " and not " + other;
  }
}
