package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Refuses DataSources that choose a database anew for each call: a store has templates in memory
 * for all callers, and all of them must be of one database.
 */
final class RoutingCheck {

  private RoutingCheck() {}

  static void refuse(DataSource dataSource) {
    if (routes(dataSource)) {
      throw new TemplateRepositoryException(
          "The DataSource for templates routes to one of several databases ("
              + dataSource.getClass().getName()
              + "). All templates of a store must be in one database: an id would be read with the"
              + " template that the same short id has in another, as a different object. Give the"
              + " repository the DataSource of one database; if tenants must not share it, build a"
              + " store per tenant.",
          null);
    }
  }

  /** Wrappers hand the question on to what they wrap. */
  private static boolean routes(DataSource dataSource) {
    try {
      return dataSource instanceof AbstractRoutingDataSource
          || dataSource.isWrapperFor(AbstractRoutingDataSource.class);
    } catch (SQLException | RuntimeException e) {
      return false; // It does not tell.
    }
  }
}
