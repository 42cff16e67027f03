package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * Opens connections by a URL.
 *
 * @param url where to
 * @param driver the driver; null for the one that takes the URL
 * @param properties those of the pool for the driver
 * @param bounds how long connecting may take
 */
record DriverSource(String url, @Nullable Driver driver, Properties properties, DriverBounds bounds)
    implements ConnectionSettings.Source {

  static DriverSource of(
      String url,
      @Nullable String driverClass,
      @Nullable Properties properties,
      DriverBounds bounds) {
    return new DriverSource(
        url, driver(driverClass), properties == null ? new Properties() : properties, bounds);
  }

  private static @Nullable Driver driver(@Nullable String driverClass) {
    return driverClass == null
        ? null
        : DriverManager.drivers()
            .filter(registered -> registered.getClass().getName().equals(driverClass))
            .findFirst()
            .orElseGet(() -> instance(driverClass));
  }

  private static Driver instance(String driverClass) {
    ClassLoader loader = ClassUtils.getDefaultClassLoader();
    Class<?> type = ClassUtils.resolveClassName(driverClass, loader);
    return (Driver) BeanUtils.instantiateClass(type);
  }

  @Override
  public Connection connect(Credentials credentials) throws SQLException {
    Properties all = new Properties();
    properties.forEach(all::put);
    if (credentials.user() != null) {
      all.setProperty("user", credentials.user());
      all.computeIfPresent("username", (key, other) -> credentials.user());
    }
    if (credentials.password() != null) {
      all.setProperty("password", credentials.password());
    }
    bounds.addTo(all, url);
    Connection connection =
        driver == null ? DriverManager.getConnection(url, all) : driver.connect(url, all);
    if (connection == null) {
      throw new SQLException(
          "The driver "
              + (driver == null ? "" : driver.getClass().getName())
              + " does not take the URL "
              + JdbcUrl.shown(url),
          "08001");
    }
    return connection;
  }
}
