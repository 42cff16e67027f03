package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases that are supported, and where they differ. */
enum Vendor {
  H2("H2", "? format json"),
  POSTGRESQL("PostgreSQL", "cast(? as jsonb)"),
  MARIADB("MariaDB", "?"),
  MYSQL("MySQL", "?");

  private final String product;
  private final String jsonParameter;

  Vendor(String product, String jsonParameter) {
    this.product = product;
    this.jsonParameter = jsonParameter;
  }

  static Vendor of(DataSource dataSource) {
    String product;
    try {
      product =
          JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
    } catch (MetaDataAccessException e) {
      throw new TemplateRepositoryException(
          "Cannot connect to the database that keeps templates: "
              + e.getMessage()
              + ". Check that it runs, and the DataSource's URL, user and password.",
          e);
    }
    for (Vendor vendor : values()) {
      if (vendor.product.equalsIgnoreCase(product)) {
        return vendor;
      }
    }
    throw new TemplateRepositoryException(
        "Templates cannot be kept in the database '"
            + product
            + "'. Use one of "
            + Arrays.stream(values()).map(v -> v.product).collect(Collectors.joining(", "))
            + ", or a TemplateRepository of your own.",
        null);
  }

  /** A parameter of a statement that takes JSON as text. */
  String jsonParameter() {
    return jsonParameter;
  }

  /** Where the class path has the scripts that create the table. */
  String migrations() {
    return "io/dynastore/jdbc/migration/" + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return product;
  }
}
