package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens connections by a DataSource that has no pool, such as one of a driver. */
record DataSourceSource(DataSource dataSource) implements ConnectionSettings.Source {

  @Override
  public Connection connect(Credentials credentials) throws SQLException {
    return credentials.user() == null
        ? dataSource.getConnection()
        : dataSource.getConnection(credentials.user(), credentials.password());
  }
}
