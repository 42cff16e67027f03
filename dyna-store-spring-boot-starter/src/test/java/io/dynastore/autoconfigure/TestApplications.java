package io.dynastore.autoconfigure;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.duplicates.DuplicateNames;
import io.dynastore.autoconfigure.odd.NoFields;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.autoconfigure.shop.Recommendation;
import io.dynastore.databases.TestDatabase;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

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

  /** The store of an application that has Click. */
  @SuppressWarnings("unchecked")
  static DynaStore<Click> clicks(ApplicationContext context) {
    return (DynaStore<Click>)
        context
            .getBeanProvider(ResolvableType.forClassWithGenerics(DynaStore.class, Click.class))
            .getObject();
  }

  /** The store of another node, with nothing in memory. */
  static DynaStore<Click> anotherNode(TestDatabase database) {
    return DynaStore.builder(Click.class)
        .templates(JdbcTemplateRepository.builder(database.unpooled()).build())
        .build();
  }

  /** The template that an object has in any database. */
  static Template templateOf(Click click) {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    String id = DynaStore.builder(Click.class).templates(templates).build().create(click);
    return templates.find(id.substring(0, id.indexOf('-'))).orElseThrow();
  }

  /** Its packages have Recommendation and Click. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = Recommendation.class)
  static class Shop {}

  /** Its packages have two types whose stores have one name. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = DuplicateNames.class)
  static class WithTwins {}

  /** Its packages have a type without high-cardinality fields. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = NoFields.class)
  static class WithoutFields {}
}
