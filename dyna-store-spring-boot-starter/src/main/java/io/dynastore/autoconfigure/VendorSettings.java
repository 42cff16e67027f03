package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.util.Set;
import javax.sql.DataSource;

/** The DataSources of drivers, which have no pool and are used as they are. */
final class VendorSettings implements SettingsReader {

  private static final Set<String> WITHOUT_POOL =
      Set.of(
          "com.mysql.cj.jdbc.MysqlDataSource",
          "org.h2.jdbcx.JdbcDataSource",
          "org.mariadb.jdbc.MariaDbDataSource",
          "org.postgresql.ds.PGSimpleDataSource");

  @Override
  public boolean canRead(DataSource dataSource) {
    return WITHOUT_POOL.contains(dataSource.getClass().getName());
  }

  @Override
  public boolean knowsAllOf(DataSource dataSource) {
    return true;
  }

  @Override
  public ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    return ConnectionSettings.of(new DataSourceSource(dataSource), Credentials.NONE);
  }
}
