package io.dynastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Tables as people make them by hand: what is wrong is found, and the told statements mend it. */
class UnfitTableTest {

  static Stream<Arguments> mendable() {
    return Stream.of(PostgresqlTables.postgresql(), MendableTables.mariadb(), MendableTables.h2())
        .flatMap(List::stream);
  }

  static Stream<Arguments> unfit() {
    return Stream.concat(mendable(), OtherTables.beyondRepair());
  }

  @ParameterizedTest(name = "{0}: {1}: {3}")
  @MethodSource("mendable")
  void isRefusedAndMendedByTheToldStatements(
      String db, String problem, String remedy, List<String> statements) {
    DataSource dataSource = database(db, statements);

    TemplateTableInvalidException refused = refusal(dataSource);

    assertThat(refused.getProblem()).contains("'template'", problem);
    assertThat(refused.getSql()).contains(remedy);
    assertThat(refused).hasMessageContaining(remedy);
    assertThat(refused.isMendable()).isTrue();
    run(dataSource, refused.getSql());
    assertKeepsTemplates(dataSource);
  }

  @ParameterizedTest(name = "{0}: {1}: {3}")
  @MethodSource("io.dynastore.jdbc.OtherTables#beyondRepair")
  void isRefusedWithTheStatementsThatMakeAnother(
      String db, String problem, String remedy, List<String> statements) {
    TemplateTableInvalidException refused = refusal(database(db, statements));

    assertThat(refused.getProblem()).contains(problem);
    assertThat(refused.getSql()).contains(remedy);
    assertThat(refused.isMendable()).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}: {3}")
  @MethodSource("unfit")
  void isNotMigratedBeforeItIsMended(
      String db, String problem, String remedy, List<String> statements) {
    DataSource dataSource = database(db, statements);

    assertThat(
            catchThrowableOfType(
                TemplateTableInvalidException.class,
                () -> TemplateMigration.run(dataSource, "template")))
        .hasMessageContaining(problem);
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("io.dynastore.jdbc.OtherTables#fitTables")
  void ofAnotherMakingIsTakenIfTemplatesCanBeKeptInIt(
      String db, String problem, String remedy, List<String> statements) {
    DataSource dataSource = database(db, statements);

    assertKeepsTemplates(dataSource);
    assertThatCode(() -> TemplateMigration.run(dataSource, "template")).doesNotThrowAnyException();
    assertKeepsTemplates(dataSource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"H2", "H2 as PostgreSQL", "H2 as MySQL", "PostgreSQL", "MariaDB", "MySQL"})
  void isToldOfAllThatIsWrongWithItAtOnce(String db) {
    DataSource dataSource = newDatabase(db).unpooled();
    new JdbcTemplate(dataSource)
        .execute(
            "create table template (id varchar(20), store varchar(20), content_hash varchar(32),"
                + " content varchar(100), created_at timestamp null, tenant integer not null)");

    TemplateTableInvalidException refused = refusal(dataSource);

    assertThat(refused.getProblem())
        .contains("'id' takes 20")
        .contains("'store' takes 20")
        .contains("'content_hash' takes 32")
        .contains("'content' is of type")
        .contains("'created_at' has no default")
        .containsIgnoringCase("'tenant' is none of DynaStore's")
        .contains("the same 'id'")
        .contains("the same 'content_hash'");
    run(dataSource, refused.getSql());
    assertKeepsTemplates(dataSource);
  }

  private static DataSource database(String db, List<String> statements) {
    DataSource dataSource = newDatabase(db).unpooled();
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    statements.forEach(jdbc::execute);
    return dataSource;
  }

  private static TemplateTableInvalidException refusal(DataSource dataSource) {
    return catchThrowableOfType(
        TemplateTableInvalidException.class,
        () -> JdbcTemplateRepository.builder(dataSource).build());
  }

  private static void run(DataSource dataSource, String sql) {
    new ResourceDatabasePopulator(new ByteArrayResource(sql.getBytes(UTF_8))).execute(dataSource);
  }

  private static void assertKeepsTemplates(DataSource dataSource) {
    TemplateRepository repository = JdbcTemplateRepository.builder(dataSource).build();
    Template template =
        Template.ofJson("s".repeat(100), "{\"value\":\"é漢😀\",\"number\":1.10,\"z\":\"\\\\\"}");
    String id = "i".repeat(64);
    repository.restore(id, template);
    assertThat(repository.find(id)).contains(template);
    assertThat(repository.latest("s".repeat(100), 10)).containsOnlyKeys(id);
    assertThat(repository.save(template)).isEqualTo(id);
  }

  private static TestDatabase newDatabase(String db) {
    return switch (db) {
      case "H2" -> TestDatabase.h2();
      case "H2 as PostgreSQL" -> TestDatabase.h2AsPostgresql();
      case "H2 as MySQL" -> TestDatabase.h2AsMysql();
      case "PostgreSQL" -> TestDatabase.postgresql();
      case "MariaDB" -> TestDatabase.mariadb();
      case "MySQL" -> TestDatabase.mysql();
      default -> throw new IllegalArgumentException(db);
    };
  }
}
