package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.autoconfigure.shop.ShopApplication;
import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.jdbc.TemplateMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the starter does in an application on each database. */
@ParameterizedClass
@MethodSource("io.dynastore.databases.DatabaseKind#selected")
class ApplicationTest extends OnDatabases {

  private final TestDatabase database = newDatabase();
  private final ApplicationContextRunner shop =
      TestApplications.on(database).withUserConfiguration(TestApplications.Shop.class);

  ApplicationTest(DatabaseKind kind) {
    super(kind);
  }

  @Test
  void createsItsTableWithoutMigrationsOfTheApplication() {
    shop.run(
        context -> {
          assertCreatesAndParses(context);
          assertThat(tables(context)).containsOnly("template", TemplateMigration.HISTORY_TABLE);
        });
  }

  @Test
  void createsItsTableAfterTheMigrationsOfTheApplicationsOwnFlyway() {
    ApplicationContextRunner withFlyway =
        shop.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));
    // The second start finds all tables there.
    for (int start = 1; start <= 2; start++) {
      withFlyway.run(
          context -> {
            assertCreatesAndParses(context);
            assertDependsOn(context, "flywayInitializer");
            assertThat(tables(context))
                .containsOnly(
                    "template",
                    TemplateMigration.HISTORY_TABLE,
                    "product",
                    "flyway_schema_history");
          });
    }
  }

  @Test
  void createsItsTableThoughTheApplicationsFlywayIsSwitchedOff() {
    shop.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
        .withPropertyValues("spring.flyway.enabled=false")
        .run(
            context -> {
              assertCreatesAndParses(context);
              assertThat(tables(context)).doesNotContain("product");
            });
  }

  @Test
  void createsItsTableAfterLiquibase() {
    shop.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
        .withPropertyValues("spring.liquibase.change-log=classpath:db/changelog/changes.sql")
        .run(
            context -> {
              assertCreatesAndParses(context);
              assertDependsOn(context, "liquibase");
              assertThat(tables(context)).contains("template", "product", "databasechangelog");
            });
  }

  @Test
  void createsItsTableAfterTheScriptsOfTheApplication() {
    shop.withPropertyValues(
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:db/script/schema.sql")
        .run(
            context -> {
              assertCreatesAndParses(context);
              assertDependsOn(context, "dataSourceScriptDatabaseInitializer");
              assertThat(tables(context)).contains("template", "product");
            });
  }

  @Test
  void keepsTheTemplateOfAnIdWhenTheTransactionRollsBack() {
    Click click = new Click("s1", "rolled back");
    shop.run(
        context -> {
          String id =
              Objects.requireNonNull(
                  transaction(context)
                      .execute(
                          status -> {
                            status.setRollbackOnly();
                            return clicks(context).create(click);
                          }));
          // As another node reads it, which has nothing cached.
          shop.run(other -> assertThat(clicks(other).parse(id)).isEqualTo(click));
        });
  }

  @Test
  void readsOnOneNodeWhatAnotherCreated() {
    shop.run(
        one ->
            shop.run(
                two -> {
                  Click click = new Click("s1", "home");
                  String id = clicks(one).create(click);
                  assertThat(clicks(two).create(click)).isEqualTo(id);
                  assertThat(clicks(two).parse(id)).isEqualTo(click);
                  assertThat(countTemplates(two)).isOne();
                }));
  }

  @Test
  void startsWithAPoolOfOneConnection() {
    shop.withPropertyValues(
            "spring.datasource.hikari.maximum-pool-size=1",
            "spring.datasource.hikari.connection-timeout=2000")
        .run(ApplicationTest::assertCreatesAndParses);
  }

  @Test
  void worksInAnApplicationThatAddsTheStarterAndRecordsAndNothingElse() {
    SpringApplication application = new SpringApplication(ShopApplication.class);
    List<String> arguments =
        new ArrayList<>(
            List.of(database.properties()).stream().map(property -> "--" + property).toList());
    arguments.add("--spring.liquibase.enabled=false");
    arguments.add(
        "--spring.autoconfigure.exclude=" + HibernateJpaAutoConfiguration.class.getName());
    arguments.add("--spring.main.banner-mode=off");
    try (ConfigurableApplicationContext context =
        application.run(arguments.toArray(String[]::new))) {
      assertCreatesAndParses(context);
    }
  }

  static void assertCreatesAndParses(ApplicationContext context) {
    assertThat(context.getBeanProvider(JdbcTemplateRepository.class).getIfUnique()).isNotNull();
    Click click = new Click("s1", "home");
    assertThat(clicks(context).parse(clicks(context).create(click))).isEqualTo(click);
  }

  private static void assertDependsOn(ConfigurableApplicationContext context, String bean) {
    assertThat(
            context.getBeanFactory().getBeanDefinition("templateSchemaInitializer").getDependsOn())
        .contains(bean);
  }

  static List<String> tables(ApplicationContext context) {
    return Objects.requireNonNull(
        context
            .getBean(JdbcTemplate.class)
            .execute(
                (Connection connection) -> {
                  List<String> tables = new ArrayList<>();
                  try (ResultSet found =
                      connection
                          .getMetaData()
                          .getTables(
                              connection.getCatalog(),
                              connection.getSchema(),
                              "%",
                              new String[] {"TABLE", "BASE TABLE"})) {
                    while (found.next()) {
                      tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                    }
                  }
                  return tables;
                }));
  }

  private static int countTemplates(ApplicationContext context) {
    return Objects.requireNonNull(
        context
            .getBean(JdbcTemplate.class)
            .queryForObject("select count(*) from template", Integer.class));
  }

  private static TransactionTemplate transaction(ApplicationContext context) {
    return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  private static DynaStore<Click> clicks(ApplicationContext context) {
    return TestApplications.clicks(context);
  }
}
