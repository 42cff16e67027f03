package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pools and their settings, with one connection each, which the caller's transaction holds. */
@Timeout(120)
@ParameterizedClass
@EnumSource(
    value = DatabaseKind.class,
    names = {"H2", "POSTGRESQL", "MARIADB"})
class TopologyTest extends OnDatabases {

  private final TestDatabase database = newDatabase();
  private final JdbcTemplate admin = new JdbcTemplate(database.unpooled());

  TopologyTest(DatabaseKind kind) {
    super(kind);
  }

  private ApplicationContextRunner shop(String... properties) {
    return TestApplications.on(database)
        .withUserConfiguration(TestApplications.Shop.class)
        .withPropertyValues(
            "spring.datasource.hikari.maximum-pool-size=1",
            "spring.datasource.hikari.connection-timeout=2000",
            "spring.datasource.tomcat.max-active=1",
            "spring.datasource.tomcat.initial-size=0",
            "spring.datasource.tomcat.max-wait=2000",
            "spring.datasource.dbcp2.max-total=1",
            "spring.datasource.dbcp2.max-wait=2s")
        .withPropertyValues(properties);
  }

  private static void assertCreatesAndParses(ApplicationContextRunner shop) {
    List<String> ids = new ArrayList<>();
    List<Click> clicks = new ArrayList<>();
    for (int start = 0; start < 2; start++) {
      shop.run(
          context -> {
            assertThat(context).hasNotFailed();
            DynaStore<Click> store = TestApplications.clicks(context);
            assertThat(store.parseAll(ids)).isEqualTo(clicks);
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(
                    status -> {
                      context.getBean(JdbcTemplate.class).queryForList("select 1");
                      for (int i = 0; i < 20; i++) {
                        Click click = new Click("s", "page" + clicks.size());
                        ids.add(store.create(click));
                        clicks.add(click);
                      }
                      status.setRollbackOnly();
                    });
          });
    }
    shop.run(
        context -> assertThat(TestApplications.clicks(context).parseAll(ids)).isEqualTo(clicks));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.datasource.hikari.read-only=true",
        "spring.datasource.hikari.auto-commit=false",
        "spring.datasource.hikari.transaction-isolation=TRANSACTION_SERIALIZABLE",
        "spring.datasource.hikari.connection-init-sql=select 1",
        "spring.datasource.connection-fetch=lazy",
        "spring.datasource.type=org.apache.tomcat.jdbc.pool.DataSource",
        "spring.datasource.type=org.apache.commons.dbcp2.BasicDataSource"
      })
  void idsAreMadeAndReadWhateverIsSet(String property) {
    assertCreatesAndParses(shop(property));
  }

  @Test
  void aSchemaOfThePoolWithoutAutoCommitIsWhereTemplatesAre() {
    String schema = database.url().contains(":h2:") ? "APP" : "app";
    admin.execute("create schema if not exists " + schema);
    if (database.url().contains(":mariadb:")) {
      // A schema of MariaDB is a database, which is JDBC's catalog.
      assertCreatesAndParses(
          shop(
              "spring.datasource.hikari.catalog=app",
              "spring.datasource.hikari.auto-commit=false"));
    } else {
      assertCreatesAndParses(
          shop(
              "spring.datasource.hikari.schema=" + schema,
              "spring.datasource.hikari.auto-commit=false"));
    }
    assertThat(admin.queryForList("select id from " + schema + ".template")).hasSize(40);
  }

  @Test
  void credentialsMayBeInTheUrl() {
    String separator = database.url().contains(":h2:") ? ";" : "?";
    String and = database.url().contains(":h2:") ? ";" : "&";
    TestDatabase inUrl =
        new TestDatabase(
            database.url()
                + separator
                + "user="
                + database.user()
                + and
                + "password="
                + database.password(),
            "",
            "");
    assertCreatesAndParses(
        TestApplications.withoutDatabase()
            .withUserConfiguration(TestApplications.Shop.class)
            .withConfiguration(
                org.springframework.boot.autoconfigure.AutoConfigurations.of(
                    org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration.class,
                    org.springframework.boot.jdbc.autoconfigure
                        .DataSourceTransactionManagerAutoConfiguration.class,
                    org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration
                        .class))
            .withPropertyValues(
                "spring.datasource.url=" + inUrl.url(),
                "spring.datasource.hikari.maximum-pool-size=1"));
  }

  @Test
  void thePoolsAreThoseThatAreNamed() {
    shop("spring.datasource.type=org.apache.commons.dbcp2.BasicDataSource")
        .run(context -> assertThat(context).hasSingleBean(BasicDataSource.class));
    shop().run(context -> assertThat(context).hasSingleBean(HikariDataSource.class));
  }
}
