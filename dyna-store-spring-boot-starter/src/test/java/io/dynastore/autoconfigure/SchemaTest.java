package io.dynastore.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import io.dynastore.jdbc.TemplateMigration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** How the table of templates gets along with what else is in the database, and who may do what. */
@ParameterizedClass
@EnumSource(
    value = DatabaseKind.class,
    names = {"H2", "POSTGRESQL", "MARIADB"})
class SchemaTest extends OnDatabases {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final String name = getClass().getSimpleName().toLowerCase(Locale.ROOT);
  private final String another = name + NAMES.incrementAndGet();
  private final TestDatabase database = newDatabase();
  private final JdbcTemplate owner = new JdbcTemplate(database.unpooled());
  private final ApplicationContextRunner shop = shopOn(database);
  private final ApplicationContextRunner withFlyway =
      shop.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));

  SchemaTest(DatabaseKind kind) {
    super(kind);
  }

  /** The statements that create a user who may do nothing yet. */
  private List<String> createUser(String user, String password) {
    return switch (kind()) {
      case H2 -> List.of("create user " + user + " password '" + password + "'");
      // Until PostgreSQL 15, everybody could create tables.
      case POSTGRESQL ->
          List.of(
              "revoke create on schema public from public",
              "create user " + user + " password '" + password + "'");
      default ->
          List.of(
              "create user " + user + " identified by '" + password + "'",
              "create table for_some_right (id integer)",
              "grant select on for_some_right to " + user);
    };
  }

  private static ApplicationContextRunner shopOn(TestDatabase database) {
    return TestApplications.on(database).withUserConfiguration(TestApplications.Shop.class);
  }

  @Test
  void getsAlongWithTablesThatWereThereBefore() {
    owner.execute("create table product (id integer)");

    shop.run(
        context -> {
          ApplicationTest.assertCreatesAndParses(context);
          assertThat(context).doesNotHaveBean(Flyway.class);
        });
  }

  @Test
  void getsAlongWithAFlywayThatTakesWhatIsThereForItsBeginning() {
    owner.execute("create table old (id integer)");

    withFlyway
        .withPropertyValues(
            "spring.flyway.baseline-on-migrate=true", "spring.flyway.baseline-version=0")
        .run(
            context -> {
              ApplicationTest.assertCreatesAndParses(context);
              assertThat(ApplicationTest.tables(context)).contains("product", "template", "old");
            });
  }

  @Test
  void keepsItsScriptsOutOfTheSightOfAFlywayThatLooksEverywhere() {
    withFlyway
        .withPropertyValues("spring.flyway.locations=classpath:db")
        .run(
            context -> {
              ApplicationTest.assertCreatesAndParses(context);
              assertThat(ApplicationTest.tables(context)).contains("product", "template");
            });
  }

  @Test
  void leavesTheSchemaOfTheApplicationsFlywayAlone() {
    withFlyway
        .withPropertyValues("spring.flyway.default-schema=" + another)
        .run(
            context -> {
              ApplicationTest.assertCreatesAndParses(context);
              assertThat(ApplicationTest.tables(context))
                  .containsOnly("template", TemplateMigration.HISTORY_TABLE);
            });
  }

  @Test
  void keepsTheTableInASchemaOfItsOwn() {
    for (int start = 1; start <= 2; start++) {
      withFlyway
          .withPropertyValues(
              "dyna-store.jdbc.schema.name=" + another, "dyna-store.jdbc.schema.table=id_template")
          .run(
              context -> {
                ApplicationTest.assertCreatesAndParses(context);
                assertThat(ApplicationTest.tables(context))
                    .containsOnly("product", "flyway_schema_history");
                assertThat(count(another + ".id_template")).isOne();
              });
    }
  }

  @Test
  void migratesTheMarkedDatabaseAndTheApplicationsFlywayTheOther() {
    TestDatabase marked = newDatabase();

    withFlyway
        .withBean(
            "marked",
            DataSource.class,
            () -> marked.unpooled(),
            definition -> {
              AbstractBeanDefinition bean = (AbstractBeanDefinition) definition;
              bean.setDefaultCandidate(false);
              bean.addQualifier(new AutowireCandidateQualifier(DynaStoreDataSource.class));
            })
        .run(
            context -> {
              ApplicationTest.assertCreatesAndParses(context);
              assertThat(ApplicationTest.tables(context))
                  .containsOnly("product", "flyway_schema_history");
              assertThat(
                      new JdbcTemplate(marked.unpooled())
                          .queryForObject("select count(*) from template", Integer.class))
                  .isOne();
            });
  }

  @Test
  void worksForAUserWithoutRightsToCreateOnceTheToldStatementsWereRun() {
    createUser(another, "secret").forEach(owner::execute);
    // Only an administrator of H2 may say how long it lasts.
    String url = database.url().replace(";DB_CLOSE_DELAY=-1", "");
    TestDatabase limited = new TestDatabase(url, another, "secret");

    FailureAnalysis refused = failure(shopOn(limited));
    assertThat(refused.getDescription()).contains("The table 'template' of templates cannot be");
    assertThat(refused.getAction()).contains("the right to create tables");
    FailureAnalysis missing =
        failure(shopOn(limited).withPropertyValues("dyna-store.jdbc.schema.mode=validate"));
    assertThat(missing.getDescription()).contains("no table 'template'");

    for (FailureAnalysis told : List.of(refused, missing)) {
      owner.execute("drop table if exists template");
      runAsOwner(told);
      owner.execute("grant select, insert on template to " + another);
      for (String mode : List.of("validate", "none")) {
        shopOn(limited)
            .withPropertyValues("dyna-store.jdbc.schema.mode=" + mode)
            .run(ApplicationTest::assertCreatesAndParses);
      }
      assertThat(count("template")).isOne();
    }
  }

  @Test
  void takesATableThatWasMadeByHandWhenToldToMigrateLater() {
    runAsOwner(failure(shop.withPropertyValues("dyna-store.jdbc.schema.mode=validate")));
    shop.withPropertyValues("dyna-store.jdbc.schema.mode=validate")
        .run(ApplicationTest::assertCreatesAndParses);

    shop.run(ApplicationTest::assertCreatesAndParses);

    assertThat(count("template")).isOne();
  }

  @Test
  void startsWithoutATableIfToldToLookAtNothing() {
    shop.withPropertyValues("dyna-store.jdbc.schema.mode=none")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(ApplicationTest.tables(context)).isEmpty();
            });
  }

  private void runAsOwner(FailureAnalysis told) {
    String action = Objects.requireNonNull(told.getAction());
    String sql = action.substring(action.indexOf("\n\n"));
    new ResourceDatabasePopulator(new ByteArrayResource(sql.getBytes(UTF_8)))
        .execute(Objects.requireNonNull(owner.getDataSource()));
  }

  private static FailureAnalysis failure(ApplicationContextRunner application) {
    FailureAnalysis[] analysis = new FailureAnalysis[1];
    application.run(context -> analysis[0] = FailureTest.analyze(context.getStartupFailure()));
    return Objects.requireNonNull(analysis[0]);
  }

  private int count(String table) {
    return Objects.requireNonNull(
        owner.queryForObject("select count(*) from " + table, Integer.class));
  }
}
