package io.dynastore.autoconfigure;

import io.dynastore.DynaStoreListener;
import io.dynastore.codec.FieldCodec;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.template.TemplateRepository;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
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
      ObjectProvider<DynaStoreListener> listeners,
      ObjectProvider<DynaStoreBuilderCustomizer> customizers,
      DynaStoreProperties properties,
      ListableBeanFactory beans) {
    return new DynaStoreFactory(templates, codecs, listeners, customizers, properties, beans);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(TemplateRepository.class)
  @Conditional(OnDataSource.class)
  @Import(DatabaseInitializationDependencyConfigurer.class)
  @ImportRuntimeHints({MigrationHints.class, ConnectionHints.class})
  static class JdbcConfiguration {

    @Bean
    TemplateDatabase templateDatabase(
        ObjectProvider<DataSource> dataSource,
        @DynaStoreDataSource ObjectProvider<DataSource> marked,
        ObjectProvider<JdbcConnectionDetails> details,
        DynaStoreProperties properties) {
      return new TemplateDatabase(
          UnpooledDataSources.of(
              marked.getIfAvailable(dataSource::getObject),
              details.getIfUnique(),
              properties.jdbc().timeout()),
          properties);
    }

    /** After the application's migrations, which would fail on tables that they do not know. */
    @Bean
    @DependsOnDatabaseInitialization
    TemplateSchemaInitializer templateSchemaInitializer(TemplateDatabase database) {
      return new TemplateSchemaInitializer(database);
    }

    @Bean
    JdbcTemplateRepository jdbcTemplateRepository(TemplateDatabase database, BeanFactory beans) {
      return TemplateSchemaInitializer.initialize(beans)
          ? database.prepared()
          : database.preparedByFirstUse();
    }
  }
}
