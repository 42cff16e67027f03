package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.DynaStoreProperties.SchemaMode;
import io.dynastore.codec.FieldCodec;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.jdbc.JdbcTemplateRepositoryBuilder;
import io.dynastore.jdbc.TemplateMigration;
import io.dynastore.template.TemplateRepository;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Auto-configuration for DynaStore: a repository of templates in the application's database, a
 * {@link DynaStoreFactory} on top of it, and a {@code DynaStore} bean for each store that {@link
 * io.dynastore.DynaRecord} or {@code dyna-store.stores} asks for. Any of them backs off for a bean
 * of the application's own.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "dyna-store.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DynaStoreProperties.class)
@Import(StoreBeanRegistrar.class)
public final class DynaStoreAutoConfiguration {

  DynaStoreAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  DynaStoreFactory dynaStoreFactory(
      ObjectProvider<TemplateRepository> templates,
      ObjectProvider<FieldCodec<?>> codecs,
      DynaStoreProperties properties) {
    return new DynaStoreFactory(templates, codecs, properties);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(TemplateRepository.class)
  @Conditional(OnDataSource.class)
  @Import(DatabaseInitializationDependencyConfigurer.class)
  @ImportRuntimeHints({MigrationHints.class, ConnectionHints.class})
  static class JdbcConfiguration {

    /**
     * Depends on the application's own migrations, which would fail on tables that they do not
     * know.
     */
    @Bean
    @DependsOnDatabaseInitialization
    JdbcTemplateRepository jdbcTemplateRepository(
        ObjectProvider<DataSource> dataSource,
        @DynaStoreDataSource ObjectProvider<DataSource> marked,
        ObjectProvider<JdbcConnectionDetails> details,
        DynaStoreProperties properties) {
      DataSource database = marked.getIfAvailable(dataSource::getObject);
      DynaStoreProperties.Schema schema = properties.jdbc().schema();
      DataSource ownConnections =
          UnpooledDataSources.of(database, details.getIfUnique(), properties.jdbc().timeout());
      JdbcTemplateRepositoryBuilder repository = JdbcTemplateRepository.builder(ownConnections);
      RepositorySettings.apply(properties, repository);
      if (schema.mode() == SchemaMode.MIGRATE) {
        migrate(ownConnections, schema);
      }
      return (schema.mode() == SchemaMode.NONE ? repository.unchecked() : repository).build();
    }

    /** Flyway keeps what it was given last, and with it would keep the application. */
    private static void migrate(DataSource dataSource, DynaStoreProperties.Schema schema) {
      DelegatingDataSource forNow = new DelegatingDataSource(dataSource);
      try {
        TemplateMigration.run(forNow, schema.name(), schema.table());
      } finally {
        forNow.setTargetDataSource(null);
      }
    }
  }
}
