package io.dynastore.autoconfigure;

import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Refuses DataSources that choose a database anew for each call, mostly by the tenant of the
 * calling thread. A store keeps templates in memory for all threads: it would read the ids of one
 * tenant with the templates of another.
 */
final class RoutingDataSources {

  /** Those that do not extend the class of Spring. */
  private static final Set<String> OTHERS =
      Set.of(
          "com.baomidou.dynamic.datasource.ds.AbstractRoutingDataSource",
          "org.apache.shardingsphere.driver.jdbc.core.datasource.ShardingSphereDataSource");

  private RoutingDataSources() {}

  static void refuse(DataSource dataSource) {
    if (dataSource instanceof AbstractRoutingDataSource || isOther(dataSource.getClass())) {
      throw routes(dataSource.getClass().getName());
    }
  }

  private static boolean isOther(Class<?> type) {
    Class<?> superclass = type.getSuperclass();
    return OTHERS.contains(type.getName()) || (superclass != null && isOther(superclass));
  }

  static UnsuitableDataSourceException routes(String what) {
    return new UnsuitableDataSourceException(
        "The DataSource for templates routes to one of several databases ("
            + what
            + "). All templates of a store must be in one database: an id would be read with the"
            + " template that the same short id has in another, as a different object.",
        "Mark the DataSource of one database with @DynaStoreDataSource; all tenants can share its"
            + " templates. If tenants must not share them, build a store per tenant, each with"
            + " JdbcTemplateRepository.builder(dataSourceOfTheTenant).");
  }
}
