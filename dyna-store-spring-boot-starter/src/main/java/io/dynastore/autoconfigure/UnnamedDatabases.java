package io.dynastore.autoconfigure;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Refuses databases in memory that are others for each connection. */
final class UnnamedDatabases {

  private UnnamedDatabases() {}

  static void refuseUnlessSingle(DataSource dataSource, String url) {
    if (!(dataSource instanceof SingleConnectionDataSource)) {
      throw new UnsuitableDataSourceException(
          "The URL '"
              + JdbcUrl.withoutParameters(url)
              + "' is that of a database in memory without a name: each connection has an empty"
              + " database of its own, so no connection finds the templates of another.",
          "Give the database a name, such as jdbc:h2:mem:shop, in spring.datasource.url.");
    }
  }
}
