package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.DynaStoreProperties.Schema;
import io.dynastore.autoconfigure.DynaStoreProperties.SchemaMode;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.jdbc.JdbcTemplateRepositoryBuilder;
import io.dynastore.jdbc.TemplateMigration;
import io.dynastore.jdbc.TemplateTableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanInitializationException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database of templates, and whether its table was made or checked, as the settings ask for.
 */
final class TemplateDatabase {

  private final DataSource connections;
  private final DynaStoreProperties properties;
  private @Nullable JdbcTemplateRepository repository;

  /** Connects to nothing yet. */
  TemplateDatabase(DataSource connections, DynaStoreProperties properties) {
    this.connections = connections;
    this.properties = properties;
  }

  /**
   * Makes or checks the table, once.
   *
   * @return a repository on it
   */
  synchronized JdbcTemplateRepository prepared() {
    if (repository == null) {
      repository = prepare();
    }
    return repository;
  }

  private JdbcTemplateRepository prepare() {
    Schema schema = properties.jdbc().schema();
    JdbcTemplateRepositoryBuilder builder = builder(connections);
    try {
      if (schema.mode() == SchemaMode.MIGRATE) {
        migrate(schema);
      }
      return (schema.mode() == SchemaMode.NONE ? builder.unchecked() : builder).build();
    } catch (TemplateTableException e) {
      // Its message has the SQL, which the failure analysis shows: once is enough.
      throw new BeanInitializationException(e.getProblem(), e);
    }
  }

  /** A repository that has the table made or checked by its first use at the latest. */
  JdbcTemplateRepository preparedByFirstUse() {
    return builder(
            new DelegatingDataSource(connections) {
              @Override
              public Connection getConnection() throws SQLException {
                prepared();
                return super.getConnection();
              }
            })
        .unchecked()
        .build();
  }

  private JdbcTemplateRepositoryBuilder builder(DataSource dataSource) {
    JdbcTemplateRepositoryBuilder builder = JdbcTemplateRepository.builder(dataSource);
    RepositorySettings.apply(properties, builder);
    return builder;
  }

  /** Flyway keeps what it was given last, and with it would keep the application. */
  private void migrate(Schema schema) {
    DelegatingDataSource forNow = new DelegatingDataSource(connections);
    try {
      TemplateMigration.run(forNow, schema.name(), schema.table());
    } finally {
      forNow.setTargetDataSource(null);
    }
  }
}
