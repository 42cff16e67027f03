package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;

/** Reads the settings of Tomcat's JDBC pool. */
final class TomcatSettings implements SettingsReader {

  @Override
  public boolean canRead(DataSource dataSource) {
    return dataSource instanceof DataSourceProxy;
  }

  @Override
  public boolean knowsAllOf(DataSource dataSource) {
    return dataSource.getClass() == org.apache.tomcat.jdbc.pool.DataSource.class
        && Arrays.stream(
                ((DataSourceProxy) dataSource).getPoolProperties().getJdbcInterceptorsAsArray())
            .allMatch(interceptor -> isOfTomcat(interceptor.getClassName()));
  }

  /** Those of Tomcat may be named without their package. */
  private static boolean isOfTomcat(String interceptor) {
    return !interceptor.contains(".") || interceptor.startsWith("org.apache.tomcat.jdbc.");
  }

  @Override
  public ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    PoolConfiguration pool = ((DataSourceProxy) dataSource).getPoolProperties();
    String initSql = pool.getInitSQL();
    return source(pool, bounds)
        .under(
            new Credentials(pool.getUsername(), pool.getPassword()),
            pool.getDefaultCatalog(),
            null,
            initSql == null ? List.of() : List.of(initSql));
  }

  private static ConnectionSettings source(PoolConfiguration pool, DriverBounds bounds) {
    if (pool.getDataSource() instanceof DataSource target) {
      return SettingsReaders.readTarget(target, bounds);
    }
    if (pool.getDataSource() != null || pool.getDataSourceJNDI() != null || pool.getUrl() == null) {
      throw new NotDerivableException("Tomcat's pool has no URL of its own");
    }
    Properties properties = pool.getDbProperties();
    return ConnectionSettings.of(
        DriverSource.of(pool.getUrl(), pool.getDriverClassName(), properties, bounds),
        Credentials.NONE);
  }
}
