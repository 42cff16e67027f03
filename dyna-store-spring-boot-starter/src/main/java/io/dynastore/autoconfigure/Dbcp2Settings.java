package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.lang.reflect.Method;
import java.sql.Driver;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.util.ReflectionUtils;

/** Reads the settings of Apache Commons DBCP 2. */
final class Dbcp2Settings implements SettingsReader {

  @Override
  public boolean canRead(DataSource dataSource) {
    return dataSource instanceof BasicDataSource;
  }

  @Override
  public boolean knowsAllOf(DataSource dataSource) {
    return dataSource.getClass() == BasicDataSource.class;
  }

  @Override
  public ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    BasicDataSource pool = (BasicDataSource) dataSource;
    if (pool.getUrl() == null) {
      throw new NotDerivableException("the DBCP2 pool has no URL");
    }
    if (pool.getConnectionFactoryClassName() != null) {
      throw new NotDerivableException(
          "the DBCP2 pool has a connection factory of its own, "
              + pool.getConnectionFactoryClassName());
    }
    Driver driver = pool.getDriver();
    Properties properties = driverProperties(pool);
    return ConnectionSettings.of(
            driver == null
                ? DriverSource.of(pool.getUrl(), pool.getDriverClassName(), properties, bounds)
                : new DriverSource(pool.getUrl(), driver, properties, bounds),
            Credentials.NONE)
        .under(
            credentials(pool),
            pool.getDefaultCatalog(),
            pool.getDefaultSchema(),
            pool.getConnectionInitSqls());
  }

  /** DBCP2 discourages from showing them to people, and has no other getters. */
  @SuppressWarnings("deprecation")
  private static Credentials credentials(BasicDataSource pool) {
    return new Credentials(pool.getUsername(), pool.getPassword());
  }

  /** Without them, a connection might do without TLS, say. */
  private static Properties driverProperties(BasicDataSource pool) {
    try {
      Method getter =
          Objects.requireNonNull(
              ReflectionUtils.findMethod(BasicDataSource.class, "getConnectionProperties"));
      ReflectionUtils.makeAccessible(getter);
      return (Properties) Objects.requireNonNull(getter.invoke(pool));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new NotDerivableException("this version of DBCP2 does not tell its driver properties");
    }
  }
}
