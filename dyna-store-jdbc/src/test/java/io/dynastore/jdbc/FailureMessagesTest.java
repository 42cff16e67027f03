package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.io.EOFException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is told of a database that refuses: the reason, what to do, and whether it may go by. */
class FailureMessagesTest {

  private static final Template TEMPLATE = Template.ofJson("shop", "{\"value\":1}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:1/x",
        "jdbc:mariadb://127.0.0.1:1/x",
        "jdbc:mysql://127.0.0.1:1/x",
        "jdbc:h2:tcp://127.0.0.1:1/x"
      })
  void refusedConnectionMayGoByAndIsNamed(String url) {
    DataSource nowhere = new DriverManagerDataSource(url, "somebody", "secret");

    for (Throwable failure : failures(nowhere)) {
      assertThat(failure)
          .isInstanceOf(TemplateRepositoryUnavailableException.class)
          .hasMessageContaining("refused")
          .hasMessageNotContaining("null");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "mysql", "h2", "postgresql"})
  void refusedLogInIsForGood(String vendor) {
    TestDatabase database =
        switch (vendor) {
          case "mariadb" -> TestDatabase.mariadb();
          case "mysql" -> TestDatabase.mysql();
          case "h2" -> TestDatabase.h2();
          default -> TestDatabase.postgresql();
        };
    TemplateMigration.run(database.unpooled(), "template");
    DataSource stranger = new TestDatabase(database.url(), "stranger", "wrong").unpooled();

    for (Throwable failure : failures(stranger)) {
      assertForGood(failure).hasMessageContaining("refuses to log in");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "mysql", "postgresql"})
  void missingDatabaseIsForGood(String vendor) {
    TestDatabase database =
        switch (vendor) {
          case "mariadb" -> TestDatabase.mariadb();
          case "mysql" -> TestDatabase.mysql();
          default -> TestDatabase.postgresql();
        };
    String url = database.url().replaceFirst("/test[0-9]+", "/nowhere");

    for (Throwable failure :
        failures(new TestDatabase(url, database.user(), database.password()).unpooled())) {
      assertForGood(failure)
          .hasMessageContaining("refuses to log in")
          .hasMessageContaining("nowhere");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, ?options=-c%20default_transaction_read_only=on",
    "mariadb, ?sessionVariables=tx_read_only=1",
    "mysql, &sessionVariables=tx_read_only=1"
  })
  void readOnlyServerReadsAndSaysSoWhenItMustWrite(String vendor, String setting) {
    TestDatabase database =
        switch (vendor) {
          case "mariadb" -> TestDatabase.mariadb();
          case "mysql" -> TestDatabase.mysql();
          default -> TestDatabase.postgresql();
        };
    DataSource readOnly =
        new TestDatabase(database.url() + setting, database.user(), database.password()).unpooled();
    assertThatThrownBy(() -> TemplateMigration.run(readOnly, "template"))
        .isInstanceOf(TemplateTableMissingException.class);
    // As an older version left it.
    TemplateMigration.run(database.unpooled(), null, "template", "1");
    String id = JdbcTemplateRepository.builder(database.unpooled()).build().save(TEMPLATE);

    TemplateMigration.run(readOnly, "template");

    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(readOnly).build();
    assertThat(repository.find(id)).contains(TEMPLATE);
    assertThat(repository.save(TEMPLATE)).isEqualTo(id);
    assertThat(repository.latest("shop", 10)).containsOnlyKeys(id);
    assertThatThrownBy(() -> repository.save(Template.ofJson("shop", "{\"value\":2}")))
        .isInstanceOf(TemplateRepositoryUnavailableException.class)
        .hasMessageContaining("the server is read-only")
        .hasMessageContaining("switch-over")
        .hasMessageNotContaining("may read and insert");
  }

  @Test
  void rowThatRowLevelSecurityHidesIsToldAsSuch() {
    TestDatabase database = TestDatabase.postgresql();
    JdbcTemplate owner = new JdbcTemplate(database.unpooled());
    TemplateMigration.run(database.unpooled(), "template");
    JdbcTemplateRepository.builder(database.unpooled()).build().save(TEMPLATE);
    String user = "limited" + database.url().replaceAll(".*/test([0-9]+).*", "$1");
    List.of(
            "create role " + user + " login password 'secret'",
            "grant select, insert on template to " + user,
            "alter table template enable row level security",
            "create policy own_rows on template for select using (store = 'mine')",
            "create policy all_new on template for insert with check (true)")
        .forEach(owner::execute);

    JdbcTemplateRepository limited =
        JdbcTemplateRepository.builder(new TestDatabase(database.url(), user, "secret").unpooled())
            .build();

    assertForGood(catchThrowable(() -> limited.save(TEMPLATE)))
        .hasMessageContaining("row-level security is active on table 'template'")
        .hasMessageNotContaining("upper");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql | content_hash varchar(64)",
        "postgresql | hash varchar(64), created_at timestamp not null",
        "postgresql | content_hash varchar(64), content jsonb, created_at timestamp not null",
        "postgresql | content_hash varchar(64), content jsonb, tenant int not null",
        "mariadb | hash varchar(64)",
        "mariadb | content_hash varchar(64), content json, tenant int not null",
        "mysql | hash varchar(64)",
        "mysql | content_hash varchar(64), content json, tenant int not null",
        "h2 | hash varchar(64)",
        "h2 | content_hash varchar(64), content varchar, tenant int not null"
      })
  void tableThatNobodyLookedAtIsToldAsUnfitRatherThanForbidden(String vendor, String columns) {
    TestDatabase database =
        switch (vendor) {
          case "mariadb" -> TestDatabase.mariadb();
          case "mysql" -> TestDatabase.mysql();
          case "h2" -> TestDatabase.h2();
          default -> TestDatabase.postgresql();
        };
    new JdbcTemplate(database.unpooled())
        .execute("create table template (id varchar(64), store varchar(100), " + columns + ")");
    JdbcTemplateRepository repository =
        JdbcTemplateRepository.builder(database.unpooled()).unchecked().build();

    assertForGood(catchThrowable(() -> repository.save(TEMPLATE)))
        .hasMessageContaining("table 'template' is not as it must be")
        .hasMessageContaining("dyna-store.jdbc.schema.mode=validate")
        .hasMessageNotContaining("may read and insert")
        .hasMessageNotContaining("\n");
  }

  @Test
  void reasonIsTheInnermostMessageThatSaysSomething() {
    assertThat(
            ExceptionTranslator.reason(
                new SQLException("Connection refused", new ConnectException())))
        .isEqualTo("Connection refused; ConnectException");
    assertThat(
            ExceptionTranslator.reason(
                new IllegalStateException(new SQLException(" said \n", new EOFException()))))
        .isEqualTo("said; EOFException");
    assertThat(ExceptionTranslator.reason(new SQLException("ERROR: no\n  Position: 14")))
        .isEqualTo("ERROR: no; Position: 14");
    assertThat(ExceptionTranslator.reason(new EOFException())).isEqualTo("EOFException");
    assertThat(
            ExceptionTranslator.reason(
                new IllegalStateException("outer", new SQLException("inner", (String) null))))
        .isEqualTo("inner");
  }

  private static List<Throwable> failures(DataSource dataSource) {
    return List.of(
        catchThrowable(() -> TemplateMigration.run(dataSource, "template")),
        catchThrowable(() -> JdbcTemplateRepository.builder(dataSource).build()),
        catchThrowable(
            () -> JdbcTemplateRepository.builder(dataSource).unchecked().build().find("a")),
        catchThrowable(
            () -> JdbcTemplateRepository.builder(dataSource).unchecked().build().save(TEMPLATE)));
  }

  private static AbstractThrowableAssert<?, ?> assertForGood(Throwable failure) {
    return assertThat(failure)
        .isInstanceOf(TemplateRepositoryException.class)
        .isNotInstanceOf(TemplateRepositoryUnavailableException.class);
  }
}
