package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is in the table already, though a template is inserted without a look before. */
@Timeout(60)
class InsertFirstTest {

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("H2", TestDatabase::h2),
        Named.of("PostgreSQL", TestDatabase::postgresql),
        Named.of("MariaDB", TestDatabase::mariadb),
        Named.of("MariaDB with MySQL's driver", TestDatabase::mysql));
  }

  private static Template template(int n) {
    return Template.ofJson("shop", "{\"n\":" + n + "}");
  }

  private static int rows(TestDatabase database) {
    Integer rows =
        new JdbcTemplate(database.unpooled())
            .queryForObject("select count(*) from template", Integer.class);
    return rows == null ? -1 : rows;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anotherNodeGivesTheSameIds(Supplier<TestDatabase> server) {
    TestDatabase database = server.get();
    TemplateMigration.run(database.unpooled(), "template");
    JdbcTemplateRepository one = JdbcTemplateRepository.builder(database.unpooled()).build();
    JdbcTemplateRepository other = JdbcTemplateRepository.builder(database.unpooled()).build();
    one.save(template(-1));
    other.save(template(-2));

    for (int n = 0; n < 200; n++) {
      String id = one.save(template(n));
      assertThat(other.save(template(n))).isEqualTo(id);
      assertThat(one.save(template(n))).isEqualTo(id);
    }
    assertThat(rows(database)).isEqualTo(202);
  }

  /** Nobody has looked whether the table has its keys, and this one has none. */
  @ParameterizedTest
  @MethodSource("databases")
  void aTableThatWasNotCheckedIsLookedAtBeforeEachInsert(Supplier<TestDatabase> server) {
    TestDatabase database = server.get();
    new JdbcTemplate(database.unpooled())
        .execute(
            "create table template (id varchar(64), store varchar(100), content_hash varchar(64),"
                + " content "
                + (database.url().contains("postgresql") ? "jsonb" : "varchar(1000)")
                + ", created_at timestamp default current_timestamp)");
    List<String> ids = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      JdbcTemplateRepository repository =
          JdbcTemplateRepository.builder(database.unpooled()).unchecked().build();
      repository.save(template(-1));
      ids.add(repository.save(template(1)));
    }

    assertThat(ids).containsOnly(ids.get(0));
    assertThat(rows(database)).isEqualTo(2);
  }

  @Test
  void aTableWithRulesIsLookedAtBeforeEachInsert() {
    TestDatabase database = TestDatabase.postgresql();
    TemplateMigration.run(database.unpooled(), "template");
    JdbcTemplate jdbc = new JdbcTemplate(database.unpooled());
    jdbc.execute("create table log (id text)");
    jdbc.execute("create rule log as on insert to template do also insert into log values ('x')");
    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(database.unpooled()).build();

    for (int n = 0; n < 10; n++) {
      assertThat(repository.find(repository.save(template(n)))).contains(template(n));
    }
    assertThat(rows(database)).isEqualTo(10);
  }

  /** Replicas would run the statement, and each has another identity. */
  @Test
  void isNotDoneWhereStatementsAreReplicated() {
    TestDatabase database = TestDatabase.mariadb();
    TestDatabase replicated =
        new TestDatabase(
            database.url() + "?sessionVariables=binlog_format='STATEMENT'",
            database.user(),
            database.password());
    TemplateMigration.run(database.unpooled(), "template");

    assertThat(insertIfFree(replicated, template(1))).isFalse();
    assertThat(rows(database)).isZero();
    assertThat(insertIfFree(database, template(1))).isTrue();
    assertThat(insertIfFree(database, template(1))).isFalse();
    assertThat(rows(database)).isEqualTo(1);
    JdbcTemplateRepository repository =
        JdbcTemplateRepository.builder(replicated.unpooled()).build();
    repository.save(template(2));
    assertThat(repository.find(repository.save(template(3)))).contains(template(3));
  }

  private static boolean insertIfFree(TestDatabase database, Template template) {
    JdbcTemplate jdbc = new JdbcTemplate(database.unpooled());
    String server =
        jdbc.queryForObject("select " + Dialects.MARIADB.serverIdentity(), String.class);
    return new TemplateTable(new TableName(null, "template"), () -> Dialects.MARIADB)
        .insertIfFree(
            jdbc,
            new TemplateTable.NewRow(
                template.fingerprint().prefix(4), template, template.fingerprint()),
            String.valueOf(server),
            row -> {});
  }
}
