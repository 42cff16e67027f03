package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.odd.NoFields;
import io.dynastore.autoconfigure.shop.Recommendation;
import io.dynastore.autoconfigure.twins.Twins;
import io.dynastore.jdbc.TestDatabase;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Small applications with the starter in them. */
final class TestApplications {

  private TestApplications() {}

  /** Without a DataSource. */
  static ApplicationContextRunner withoutDatabase() {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(DynaStoreAutoConfiguration.class));
  }

  static ApplicationContextRunner on(TestDatabase database) {
    return withoutDatabase()
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                DataSourceInitializationAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class))
        .withPropertyValues(database.properties());
  }

  /** Its packages have Recommendation and Click. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = Recommendation.class)
  static class Shop {}

  /** Its packages have two types whose stores have one name. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = Twins.class)
  static class WithTwins {}

  /** Its packages have a type without high-cardinality fields. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = NoFields.class)
  static class WithoutFields {}
}
