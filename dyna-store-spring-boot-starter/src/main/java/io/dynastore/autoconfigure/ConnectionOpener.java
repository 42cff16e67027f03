package io.dynastore.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens a connection as a pool with these settings would, for reading and writing templates. */
final class ConnectionOpener {

  private ConnectionOpener() {}

  static Connection open(ConnectionSettings settings) throws SQLException {
    Connection connection = settings.source().connect(settings.credentials());
    boolean prepared = false;
    try {
      prepare(connection, settings);
      prepared = true;
      return connection;
    } finally {
      if (!prepared) {
        connection.close();
      }
    }
  }

  private static void prepare(Connection connection, ConnectionSettings settings)
      throws SQLException {
    if (settings.catalog() != null) {
      connection.setCatalog(settings.catalog());
    }
    if (settings.schema() != null) {
      connection.setSchema(settings.schema());
    }
    for (String sql : settings.initStatements()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
    // As the URL or these statements may have set them.
    if (!connection.getAutoCommit()) {
      connection.commit();
      connection.setAutoCommit(true);
    }
    if (connection.isReadOnly()) {
      connection.setReadOnly(false);
    }
  }
}
