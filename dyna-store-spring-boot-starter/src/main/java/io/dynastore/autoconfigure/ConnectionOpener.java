package io.dynastore.autoconfigure;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Opens a connection as a pool with these settings would, for reading and writing templates. */
final class ConnectionOpener {

  static final String PG_CONNECTION = "org.postgresql.PGConnection";

  /** By reflection: to compile against the driver of PostgreSQL takes further libraries. */
  private static final @Nullable Method SET_PREPARE_THRESHOLD = setPrepareThreshold();

  private ConnectionOpener() {}

  private static @Nullable Method setPrepareThreshold() {
    ClassLoader loader = ConnectionOpener.class.getClassLoader();
    return ClassUtils.isPresent(PG_CONNECTION, loader)
        ? ReflectionUtils.findMethod(
            ClassUtils.resolveClassName(PG_CONNECTION, loader), "setPrepareThreshold", int.class)
        : null;
  }

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
    prepareNothingOnTheServer(connection);
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

  /**
   * Statements that are prepared on the server belong to a session. A pooler in transaction mode,
   * such as PgBouncer, gives each transaction another session, where the same name may be that of
   * another client's statement. So this holds whatever the URL says.
   */
  private static void prepareNothingOnTheServer(Connection connection) throws SQLException {
    if (SET_PREPARE_THRESHOLD != null
        && connection.isWrapperFor(SET_PREPARE_THRESHOLD.getDeclaringClass())) {
      ReflectionUtils.invokeMethod(
          SET_PREPARE_THRESHOLD, connection.unwrap(SET_PREPARE_THRESHOLD.getDeclaringClass()), 0);
    }
  }
}
