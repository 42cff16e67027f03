package io.dynastore.autoconfigure;

import com.mchange.v2.c3p0.AbstractComboPooledDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.util.Properties;
import javax.sql.DataSource;

/** Reads the settings of c3p0. */
final class C3p0Settings implements SettingsReader {

  @Override
  public boolean canRead(DataSource dataSource) {
    return dataSource instanceof AbstractComboPooledDataSource;
  }

  @Override
  public boolean knowsAllOf(DataSource dataSource) {
    return dataSource instanceof ComboPooledDataSource pool
        && pool.getConnectionCustomizerClassName() == null;
  }

  @Override
  public ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    AbstractComboPooledDataSource pool = (AbstractComboPooledDataSource) dataSource;
    if (pool.getJdbcUrl() == null) {
      throw new NotDerivableException("the c3p0 pool has no URL");
    }
    Properties properties = pool.getProperties();
    String driver = pool.getDriverClass();
    return ConnectionSettings.of(
        DriverSource.of(pool.getJdbcUrl(), driver, properties, bounds),
        new Credentials(pool.getUser(), pool.getPassword()));
  }
}
