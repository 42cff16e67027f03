package io.dynastore.autoconfigure;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.AbstractDataSource;
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

  /**
   * The same database without a pool, or the given DataSource where that cannot be had. While the
   * database cannot be reached, that is still to be found out.
   */
  static DataSource of(DataSource application) {
    try {
      return choose(application);
    } catch (SQLException e) {
      LOG.info("The database of templates cannot be reached yet: {}", e.getMessage());
      return new Later(application);
    }
  }

  private static DataSource choose(DataSource application) throws SQLException {
    Place place = Place.of(application);
    String reason;
    try {
      SimpleDriverDataSource twin = derive(application);
      if (twin.getUrl() == null) {
        reason = "its URL is not known";
      } else if (OF_ONE_CONNECTION.matcher(twin.getUrl()).matches()) {
        reason = "its database in memory has no name";
      } else if (!Place.of(twin).equals(place)) {
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

  /** Finds out when the database can be reached. */
  private static final class Later extends AbstractDataSource {

    private final DataSource application;
    private volatile @Nullable DataSource chosen;

    Later(DataSource application) {
      this.application = application;
    }

    @Override
    public Connection getConnection() throws SQLException {
      DataSource known = chosen;
      if (known == null) {
        known = choose(application);
        chosen = known;
      }
      return known.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLFeatureNotSupportedException("The user is the application's");
    }
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
