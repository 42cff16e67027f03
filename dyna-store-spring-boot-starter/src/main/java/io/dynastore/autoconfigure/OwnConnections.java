package io.dynastore.autoconfigure;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * Connections for templates that are not of the application's pool. A caller may hold one of the
 * pool's, in a transaction or while reading rows; if a template needed a second, enough callers at
 * once would lock up the pool. Templates are asked for so rarely that a new connection costs
 * little.
 */
final class OwnConnections {

  private static final Logger LOG = LoggerFactory.getLogger(OwnConnections.class);
  private static final boolean HIKARI_PRESENT =
      ClassUtils.isPresent(
          "com.zaxxer.hikari.HikariDataSource", OwnConnections.class.getClassLoader());

  /** An H2 database without a name is another one for each connection. */
  private static final Pattern OF_ONE_CONNECTION = Pattern.compile("jdbc:h2:mem:(;.*)?");

  private OwnConnections() {}

  /** Where a connection leads: to the same place, if all of this is equal. */
  private record Place(
      String url, @Nullable String user, @Nullable String catalog, @Nullable String schema) {

    static Place of(DataSource dataSource) throws SQLException {
      try (Connection connection = dataSource.getConnection()) {
        return new Place(
            connection.getMetaData().getURL(),
            connection.getMetaData().getUserName(),
            connection.getCatalog(),
            connection.getSchema());
      }
    }
  }

  /** The same database without a pool, or the given DataSource where that cannot be had. */
  static DataSource of(DataSource application) {
    String reason;
    try {
      SimpleDriverDataSource twin = derive(application);
      if (twin.getUrl() == null) {
        reason = "its URL is not known";
      } else if (OF_ONE_CONNECTION.matcher(twin.getUrl()).matches()) {
        reason = "its database in memory has no name";
      } else if (!Place.of(twin).equals(Place.of(application))) {
        reason = "its URL alone leads to another place";
      } else {
        return twin;
      }
    } catch (RuntimeException | SQLException e) {
      reason = String.valueOf(e.getMessage());
    }
    LOG.warn(
        "Templates are read and written with connections of the application's DataSource, because it"
            + " cannot be had without a pool ({}). Let the pool be larger than the number of threads"
            + " that create or parse ids while they hold a connection",
        reason);
    return application;
  }

  private static SimpleDriverDataSource derive(DataSource application) {
    SimpleDriverDataSource twin =
        DataSourceBuilder.derivedFrom(application).type(SimpleDriverDataSource.class).build();
    if (HIKARI_PRESENT) {
      Hikari.copyDriverProperties(application, twin);
    }
    return twin;
  }

  /** Apart, as an application may use another pool. */
  private static final class Hikari {

    /** Without them, a connection might do without TLS, say. */
    static void copyDriverProperties(DataSource from, SimpleDriverDataSource to) {
      HikariDataSource pool =
          DataSourceUnwrapper.unwrap(from, HikariConfigMXBean.class, HikariDataSource.class);
      if (pool != null) {
        to.setConnectionProperties(pool.getDataSourceProperties());
      }
    }
  }
}
