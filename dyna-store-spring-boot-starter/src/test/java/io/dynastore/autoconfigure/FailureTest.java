package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.autoconfigure.shop.Plain;
import io.dynastore.databases.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a new user is told for each mistake that a new user will make. */
class FailureTest {

  private final ApplicationContextRunner onH2 = TestApplications.on(TestDatabase.h2());

  private static void assertFailure(
      ApplicationContextRunner application, String description, String action) {
    application.run(
        context -> {
          assertThat(context).hasFailed();
          FailureAnalysis analysis = analyze(context.getStartupFailure());
          assertThat(analysis.getDescription()).contains(description);
          assertThat(analysis.getAction()).contains(action);
        });
  }

  static FailureAnalysis analyze(@Nullable Throwable startupFailure) {
    Throwable failure = Objects.requireNonNull(startupFailure);
    List<FailureAnalyzer> analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(
                FailureAnalyzer.class,
                SpringFactoriesLoader.FailureHandler.handleMessage((message, failed) -> {}));
    return analyzers.stream()
        .filter(analyzer -> analyzer.getClass().getName().startsWith("io.dynastore"))
        .map(analyzer -> analyzer.analyze(failure))
        .filter(analysis -> analysis != null)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No analyzer knows", failure));
  }

  @Test
  void noDatabase() {
    assertFailure(
        TestApplications.withoutDatabase().withUserConfiguration(TestApplications.Shop.class),
        "neither a DataSource nor a TemplateRepository",
        "spring.datasource.url");
  }

  @Test
  void severalDatabases() {
    assertFailure(
        TestApplications.withoutDatabase()
            .withUserConfiguration(TestApplications.Shop.class)
            .withBean("one", DriverManagerDataSource.class)
            .withBean("two", DriverManagerDataSource.class),
        "the application has 2 DataSources, 'one', 'two', and none of them is primary",
        "@DynaStoreDataSource");
  }

  @Test
  void wrongPassword() {
    for (TestDatabase database : List.of(TestDatabase.h2(), TestDatabase.mariadb())) {
      TestApplications.on(database).run(context -> assertThat(context).hasNotFailed());
      assertFailure(
          TestApplications.on(new TestDatabase(database.url(), database.user(), "wrong")),
          "it refuses to log in",
          "spring.datasource.url, .username and .password");
    }
  }

  @Test
  void userThatIsNotThere() {
    assertFailure(
        TestApplications.on(new TestDatabase(TestDatabase.postgresql().url(), "nobody_here", "x")),
        "it refuses to log in",
        "spring.datasource.url, .username and .password");
  }

  @Test
  void databaseThatDoesNotRun() {
    assertFailure(
        TestApplications.on(new TestDatabase("jdbc:postgresql://127.0.0.1:1/db", "user", "x")),
        "out of reach",
        "Start the database");
  }

  @Test
  void databaseInMemoryWithoutAName() {
    assertFailure(
        TestApplications.on(new TestDatabase("jdbc:h2:mem:", "sa", "")),
        "'jdbc:h2:mem:' is that of a database in memory without a name",
        "jdbc:h2:mem:shop");
  }

  @Test
  void theStatementsAreToldOnce() {
    onH2.withPropertyValues("dyna-store.jdbc.schema.mode=validate")
        .run(
            context -> {
              Throwable failure = Objects.requireNonNull(context.getStartupFailure());
              assertThat(failure.getMessage()).doesNotContain("create table");
              assertThat(analyze(failure).getAction()).containsOnlyOnce("create table");
            });
  }

  @Test
  void unknownType() {
    assertFailure(
        onH2.withPropertyValues("dyna-store.stores.order.type=com.acme.Ordr"),
        "There is no class 'com.acme.Ordr'",
        "Correct dyna-store.stores.order.type");
  }

  @Test
  void unknownField() {
    assertFailure(
        onH2.withPropertyValues(
            "dyna-store.stores.plain.type=" + Plain.class.getName(),
            "dyna-store.stores.plain.high-cardinality=usrId"),
        "Field 'usrId'",
        "userId");
  }

  @Test
  void noHighCardinalityField() {
    assertFailure(
        onH2.withUserConfiguration(TestApplications.WithoutFields.class),
        "'noFields' cannot be built",
        "@HighCardinality");
  }

  @Test
  void twoTypesOfOneName() {
    assertFailure(
        onH2.withUserConfiguration(TestApplications.WithTwins.class),
        "Two stores have this name: @DynaRecord io.dynastore.autoconfigure.duplicates.DuplicateNames$First$Visit"
            + " and @DynaRecord",
        "@DynaRecord(name");
  }

  @Test
  void anotherTypeOfThePropertiesUnderTheNameOfAMarkedType() {
    assertFailure(
        onH2.withUserConfiguration(TestApplications.Shop.class)
            .withPropertyValues("dyna-store.stores.click.high-cardinality=a"),
        "Two stores have this name: dyna-store.stores.click and @DynaRecord",
        "as its key");
  }

  @Test
  void missingTable() {
    assertFailure(
        onH2.withPropertyValues("dyna-store.jdbc.schema.mode=validate"),
        "no table 'template'",
        "Set dyna-store.jdbc.schema.mode to migrate");
  }

  @Test
  void tableOfTheApplicationsUnderTheSameName() {
    assertFailure(
        onH2.withPropertyValues(
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:db/script/template.sql"),
        "There is a table 'template', but templates cannot be kept in it",
        "dyna-store.jdbc.schema.table");
  }

  @Test
  void leastLengthOfNoId() {
    onH2.withPropertyValues("dyna-store.min-template-id-length=44")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("dyna-store.min-template-id-length is from 1 to 43: 44"));
  }

  @ParameterizedTest
  @CsvSource({
    "dyna-store.jdbc.schema.table, id template",
    "dyna-store.jdbc.schema.name, 'x\"'",
    "dyna-store.jdbc.max-connections, 0",
    "dyna-store.jdbc.timeout, 0s",
    "dyna-store.jdbc.idle-timeout, -1s",
    "dyna-store.jdbc.verify-interval, 10ms",
    "dyna-store.cache.max-unknown-ids, -1",
    "dyna-store.cache.unknown-ids-time-to-live, -1s"
  })
  void settingsThatCannotBe(String property, String value) {
    onH2.withPropertyValues(property + "=" + value)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        e -> {
                          assertThat(e.getName()).isEqualTo(property);
                          assertThat(e.getReason()).isNotBlank();
                        }));
  }
}
