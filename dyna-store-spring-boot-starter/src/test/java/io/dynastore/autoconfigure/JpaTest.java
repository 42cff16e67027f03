package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.autoconfigure.jpa.Visit;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store in a converter of JPA, which Hibernate asks for while it starts. */
@Timeout(60)
class JpaTest {

  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage(basePackageClasses = Visit.class)
  static class Entities {}

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConverterHasAStoreWheneverTheScriptsOfTheApplicationRun(boolean scriptsAfterJpa) {
    TestApplications.on(TestDatabase.h2())
        .withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
        .withUserConfiguration(TestApplications.Shop.class, Entities.class)
        .withPropertyValues(
            "spring.jpa.hibernate.ddl-auto=create",
            "spring.jpa.defer-datasource-initialization=" + scriptsAfterJpa,
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:db/script/schema.sql")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(ApplicationTest.tables(context)).contains("template", "product", "visit");
              EntityManagerFactory jpa = context.getBean(EntityManagerFactory.class);
              Click click = new Click("s1", "home");
              jpa.runInTransaction(manager -> manager.persist(new Visit(1, click)));
              Visit found = jpa.callInTransaction(manager -> manager.find(Visit.class, 1L));
              assertThat(found.getClick()).isEqualTo(click);
              assertThat(
                      context
                          .getBean(JdbcTemplate.class)
                          .queryForObject("select click from visit", String.class))
                  .isEqualTo(TestApplications.clicks(context).create(click));
            });
  }
}
