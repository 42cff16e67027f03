package io.dynastore.autoconfigure;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connections for templates that are not of the application's pool. A caller may hold one of the
 * pool's, in a transaction or while reading rows; if a template needed a second, enough callers at
 * once would lock up the pool. Templates are asked for so rarely that a new connection costs
 * little.
 */
final class UnpooledDataSources {

  /** How long a DataSource of a class that is not known may take to show where it leads. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private UnpooledDataSources() {}

  /**
   * The same database without a pool. Does not connect.
   *
   * @param details what Spring Boot connects with, if the application has such a bean
   * @param timeout how long connecting may take
   * @throws UnsuitableDataSourceException if all connections do not lead to one database
   */
  static DataSource of(
      DataSource application, @Nullable JdbcConnectionDetails details, Duration timeout) {
    UnpooledDataSource unpooled =
        new UnpooledDataSource(
            application,
            new DriverBounds(timeout),
            new NewestCredentials(details),
            new PlaceComparison(PATIENCE));
    unpooled.settings(DataSourceLayers.of(application));
    return unpooled;
  }
}
