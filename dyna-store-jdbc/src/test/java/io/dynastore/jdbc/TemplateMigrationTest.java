package io.dynastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** How the table of templates comes to be, on every database. */
@ParameterizedClass
@MethodSource("io.dynastore.databases.DatabaseKind#selected")
class TemplateMigrationTest extends OnDatabases {

  private DataSource dataSource;
  private JdbcTemplate jdbc;

  TemplateMigrationTest(DatabaseKind kind) {
    super(kind);
  }

  @BeforeEach
  void connect() {
    TestDatabase database = newDatabase();
    dataSource = database.unpooled();
    jdbc = new JdbcTemplate(dataSource);
  }

  @Test
  void keepsTemplatesInATableOfAnotherName() {
    jdbc.execute("create table template (something integer)");
    TemplateMigration.run(dataSource, "id_template");

    assertKeepsTemplates("id_template");
  }

  @RepeatedTest(5)
  void migratesOnceHoweverManyNodesStart() throws Exception {
    jdbc.execute("create table something_else (something integer)");
    ExecutorService nodes = Executors.newFixedThreadPool(8);

    List<Callable<Void>> starts =
        Collections.nCopies(
            8,
            () -> {
              TemplateMigration.run(dataSource, "template");
              return null;
            });
    for (Future<Void> start : nodes.invokeAll(starts)) {
      start.get();
    }
    nodes.shutdown();

    assertThat(timesOfVersionOne()).isOne();
  }

  @Test
  void saysThatATableOfThisNameIsThereAlreadyAndMakesOneOfAnother() {
    jdbc.execute("create table template (something integer)");

    assertThatThrownBy(() -> TemplateMigration.run(dataSource, "template"))
        .isInstanceOf(TemplateTableInvalidException.class)
        .hasMessageContaining("There is a table 'template', but");

    TemplateMigration.run(dataSource, "id_template");
    assertKeepsTemplates("id_template");
  }

  @Test
  void goesOnWhereANodeDiedThatHadMadeTheTable() {
    TemplateMigration.run(dataSource, "template");
    forget("1", "2");

    TemplateMigration.run(dataSource, "template");

    assertKeepsTemplates("template");
    assertThat(timesOfVersionOne()).isOne();
  }

  @Test
  void goesOnWhereANodeDiedThatHadMadeTheIndex() {
    TemplateMigration.run(dataSource, "template");
    forget("2");

    TemplateMigration.run(dataSource, "template");

    assertKeepsTemplates("template");
    assertThat(hasIndexForLatest("template")).isTrue();
  }

  @Test
  void triesAgainWhatFailedBefore() {
    TemplateMigration.run(dataSource, "template");
    jdbc.execute("drop table template");
    forget("2");
    jdbc.update(
        "update "
            + history()
            + " set "
            + quoted(jdbc, "success")
            + " = false where "
            + version("1"));

    TemplateMigration.run(dataSource, "template");

    assertKeepsTemplates("template");
  }

  @Test
  void bringsTheIndexToATableOfTheFirstVersionAndKeepsItsRows() {
    TemplateMigration.run(dataSource, null, "template", "1");
    assertThat(hasIndexForLatest("template")).isFalse();
    Template old = Template.ofJson("shop", "{\"value\":\"old\"}");
    String id = JdbcTemplateRepository.builder(dataSource).build().save(old);

    TemplateMigration.run(dataSource, "template");

    assertThat(hasIndexForLatest("template")).isTrue();
    assertThat(JdbcTemplateRepository.builder(dataSource).build().find(id)).contains(old);
    assertKeepsTemplates("template");
  }

  @Test
  void bringsTheIndexToATableThatWasMadeByHandWithAnotherName() {
    new ResourceDatabasePopulator(
            new ByteArrayResource(
                Dialects.of(dataSource)
                    .sql(TableName.of("id_template"))
                    .replaceAll("(?s)-- For the newest.*", "")
                    .getBytes(UTF_8)))
        .execute(dataSource);
    assertThat(hasIndexForLatest("id_template")).isFalse();

    TemplateMigration.run(dataSource, "id_template");

    assertThat(hasIndexForLatest("id_template")).isTrue();
    assertKeepsTemplates("id_template");
  }

  @Test
  void givesTwoTablesOfOneSchemaAnIndexEach() {
    String longest = "t".repeat(62);
    for (String table : List.of("id_template", longest)) {
      new ResourceDatabasePopulator(
              new ByteArrayResource(
                  Dialects.of(dataSource).sql(TableName.of(table)).getBytes(UTF_8)))
          .execute(dataSource);
      assertThat(hasIndexForLatest(table)).isTrue();
      assertKeepsTemplates(table);
    }
    assertThat(hasIndexForLatest("id_template")).isTrue();
  }

  private boolean hasIndexForLatest(String table) {
    return Dialects.of(dataSource)
        .catalog()
        .describe(jdbc, TableName.of(table))
        .orElseThrow()
        .hasIndexOn(List.of("store", "created_at", "id"));
  }

  private void forget(String... versions) {
    for (String version : versions) {
      jdbc.update("delete from " + history() + " where " + version(version));
    }
  }

  private String history() {
    return quoted(jdbc, TemplateMigration.HISTORY_TABLE);
  }

  private String version(String version) {
    return quoted(jdbc, "version") + " = '" + version + "'";
  }

  private void assertKeepsTemplates(String table) {
    TemplateRepository repository = JdbcTemplateRepository.builder(dataSource).table(table).build();
    Template template = Template.ofJson("shop", "{\"value\":1}");
    assertThat(repository.find(repository.save(template))).contains(template);
  }

  private @Nullable Integer timesOfVersionOne() {
    return jdbc.queryForObject(
        "select count(*) from " + history() + " where " + version("1"), Integer.class);
  }

  static String quoted(JdbcTemplate jdbc, String name) {
    return Objects.requireNonNull(
        jdbc.execute(
            (Connection connection) -> {
              String quote = connection.getMetaData().getIdentifierQuoteString();
              return quote + name + quote;
            }));
  }
}
