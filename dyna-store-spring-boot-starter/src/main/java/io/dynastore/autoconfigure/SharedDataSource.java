package io.dynastore.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connections of the application's own DataSource, where none can be had without it. They never are
 * the one of the caller's transaction, and all lead to one place.
 */
final class SharedDataSource extends AbstractDataSource {

  private final DataSource application;
  private final AtomicReference<@Nullable ConnectionPlace> place = new AtomicReference<>();

  SharedDataSource(DataSource application) {
    this.application = application;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = apartFromTheCaller();
    boolean checked = false;
    try {
      refuseAnotherPlace(connection);
      checked = true;
      return connection;
    } finally {
      if (!checked) {
        connection.close();
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user is the application's");
  }

  /**
   * A proxy somewhere within the DataSource may hand out the connection of the thread's
   * transaction, which we would commit.
   */
  private Connection apartFromTheCaller() throws SQLException {
    Map<Object, Object> held = new LinkedHashMap<>();
    TransactionSynchronizationManager.getResourceMap()
        .forEach(
            (key, resource) -> {
              if (resource instanceof ConnectionHolder) {
                held.put(key, resource);
              }
            });
    held.keySet().forEach(TransactionSynchronizationManager::unbindResource);
    try {
      Connection connection = application.getConnection();
      connection.getAutoCommit(); // Proxies look for a connection at the first question only.
      return connection;
    } catch (RuntimeException e) {
      throw new SQLException(
          "The application's DataSource gives no connection: " + e.getMessage(), e);
    } finally {
      held.forEach(TransactionSynchronizationManager::bindResource);
    }
  }

  private void refuseAnotherPlace(Connection connection) throws SQLException {
    ConnectionPlace here = ConnectionPlace.of(connection);
    ConnectionPlace first = place.updateAndGet(known -> known == null ? here : known);
    String difference = here.difference(first == null ? here : first);
    if (difference != null) {
      throw new SQLNonTransientException(
          "The application's DataSource leads from one call to the next to another place ("
              + difference
              + "), but all templates must be in one. Mark a DataSource that always leads to the"
              + " same with @DynaStoreDataSource");
    }
  }
}
