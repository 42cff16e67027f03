package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.support.DatabaseMetaDataCallback;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases that are supported. */
final class Dialects {

  static final Dialect MARIADB = new MysqlDialect("MariaDB");

  static final List<Dialect> ALL =
      List.of(new H2Dialect(), new PostgresqlDialect(), MARIADB, new MysqlDialect("MySQL"));

  private Dialects() {}

  /**
   * Asks the driver what the database is.
   *
   * @throws TemplateRepositoryException if it is none of those supported, or cannot be reached
   */
  static Dialect of(DataSource dataSource) {
    String product = metaData(dataSource, DatabaseMetaData::getDatabaseProductName);
    for (Dialect dialect : ALL) {
      if (dialect.product().equalsIgnoreCase(product)) {
        return dialect;
      }
    }
    throw new TemplateRepositoryException(
        "Templates cannot be kept in the database '"
            + product
            + "'. Use one of "
            + ALL.stream().map(Dialect::product).collect(Collectors.joining(", "))
            + ", or a TemplateRepository of your own.",
        null);
  }

  /**
   * A name without quotes as the database writes it down, and as Flyway, which quotes, needs it.
   */
  static String asStored(DataSource dataSource, String name) {
    return metaData(
        dataSource,
        known ->
            known.storesUpperCaseIdentifiers()
                ? name.toUpperCase(Locale.ROOT)
                : known.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name);
  }

  private static String metaData(DataSource dataSource, DatabaseMetaDataCallback<String> question) {
    try {
      return JdbcUtils.extractDatabaseMetaData(dataSource, question);
    } catch (MetaDataAccessException e) {
      throw ExceptionTranslator.cannotConnect(e);
    }
  }

  /** What an error means to the first database that knows it: there may be no connection yet. */
  static FailureKind kindOf(SQLException error) {
    for (Dialect dialect : ALL) {
      FailureKind kind = dialect.kindOf(error);
      if (kind != FailureKind.OTHER) {
        return kind;
      }
    }
    return FailureKind.OTHER;
  }

  static boolean any(Predicate<Dialect> knows) {
    return ALL.stream().anyMatch(knows);
  }
}
