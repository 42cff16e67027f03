package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.jdbc.core.JdbcTemplate;

/** How the table of templates comes to be, on every database. */
abstract class TemplateMigrationContract {

  private DataSource dataSource;
  private JdbcTemplate jdbc;

  abstract TestDatabase newDatabase();

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
    jdbc.update(
        "delete from "
            + quoted(jdbc, TemplateMigration.HISTORY_TABLE)
            + " where "
            + quoted(jdbc, "version")
            + " = '1'");

    TemplateMigration.run(dataSource, "template");

    assertKeepsTemplates("template");
    assertThat(timesOfVersionOne()).isOne();
  }

  @Test
  void triesAgainWhatFailedBefore() {
    TemplateMigration.run(dataSource, "template");
    jdbc.execute("drop table template");
    jdbc.update(
        "update "
            + quoted(jdbc, TemplateMigration.HISTORY_TABLE)
            + " set "
            + quoted(jdbc, "success")
            + " = false"
            + " where "
            + quoted(jdbc, "version")
            + " = '1'");

    TemplateMigration.run(dataSource, "template");

    assertKeepsTemplates("template");
  }

  private void assertKeepsTemplates(String table) {
    TemplateRepository repository = JdbcTemplateRepository.builder(dataSource).table(table).build();
    Template template = Template.ofJson("shop", "{\"value\":1}");
    assertThat(repository.find(repository.save(template))).contains(template);
  }

  private @Nullable Integer timesOfVersionOne() {
    return jdbc.queryForObject(
        "select count(*) from "
            + quoted(jdbc, TemplateMigration.HISTORY_TABLE)
            + " where "
            + quoted(jdbc, "version")
            + " = '1'",
        Integer.class);
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
