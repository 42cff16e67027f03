package io.dynastore.autoconfigure;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.PropertyElf;
import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.util.List;
import java.util.Properties;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jndi.JndiTemplate;
import org.springframework.util.ClassUtils;

/** Reads HikariCP's settings, with the credentials that it would use now. */
final class HikariSettings implements SettingsReader {

  @Override
  public boolean canRead(DataSource dataSource) {
    return dataSource instanceof HikariDataSource;
  }

  @Override
  public boolean knowsAllOf(DataSource dataSource) {
    return dataSource.getClass() == HikariDataSource.class;
  }

  @Override
  public ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    HikariDataSource pool = (HikariDataSource) dataSource;
    String initSql = pool.getConnectionInitSql();
    return source(pool, bounds)
        .under(
            credentials(pool),
            pool.getCatalog(),
            pool.getSchema(),
            initSql == null ? List.of() : List.of(initSql));
  }

  private static Credentials credentials(HikariDataSource pool) {
    HikariCredentialsProvider provider = pool.getCredentialsProvider();
    com.zaxxer.hikari.util.Credentials now =
        provider == null ? pool.getCredentials() : provider.getCredentials();
    return new Credentials(now.getUsername(), now.getPassword());
  }

  /** In the order in which HikariCP itself looks. */
  private static ConnectionSettings source(HikariDataSource pool, DriverBounds bounds) {
    Properties properties = pool.getDataSourceProperties();
    if (pool.getDataSource() != null) {
      return SettingsReaders.readTarget(pool.getDataSource(), bounds);
    }
    if (pool.getDataSourceClassName() != null) {
      return ConnectionSettings.of(
          new DataSourceSource(instance(pool.getDataSourceClassName(), properties)),
          Credentials.NONE);
    }
    if (pool.getJdbcUrl() != null) {
      return ConnectionSettings.of(
          DriverSource.of(pool.getJdbcUrl(), pool.getDriverClassName(), properties, bounds),
          Credentials.NONE);
    }
    if (pool.getDataSourceJNDI() != null) {
      return SettingsReaders.readTarget(lookedUp(pool.getDataSourceJNDI()), bounds);
    }
    throw new NotDerivableException("the Hikari pool has neither a URL nor a DataSource");
  }

  private static DataSource instance(String type, @Nullable Properties properties) {
    DataSource dataSource =
        (DataSource)
            BeanUtils.instantiateClass(
                ClassUtils.resolveClassName(type, ClassUtils.getDefaultClassLoader()));
    PropertyElf.setTargetFromProperties(dataSource, properties);
    return dataSource;
  }

  private static DataSource lookedUp(String name) {
    try {
      return new JndiTemplate().lookup(name, DataSource.class);
    } catch (NamingException e) {
      throw new NotDerivableException("JNDI has no DataSource '" + name + "': " + e.getMessage());
    }
  }
}
