package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.PgBouncer;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Timeout(60)
class PostgresqlSessionTest {

  private static final String SETTINGS =
      "select current_setting('statement_timeout') || ' ' || current_setting('synchronous_commit')";

  private final TestDatabase database = TestDatabase.postgresql();

  private static TestDatabase withParameter(TestDatabase database, String parameter) {
    return new TestDatabase(database.url() + "?" + parameter, database.user(), database.password());
  }

  private static String query(Connection connection, String sql) {
    return Objects.requireNonNull(
        new JdbcTemplate(new SingleConnectionDataSource(connection, true))
            .queryForObject(sql, String.class));
  }

  private static int threshold(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getPrepareThreshold();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void aSessionOfTheServersKeepsWhatTheUrlSays(int wished) throws SQLException {
    try (Connection connection =
        withParameter(database, "prepareThreshold=" + wished).unpooled().getConnection()) {
      PostgresqlSession session = Objects.requireNonNull(PostgresqlSession.of(connection, null));

      assertThat(session.isDirect()).isTrue();
      assertThat(threshold(connection)).isEqualTo(wished);
    }
  }

  @Test
  void onlyASessionThatNobodyElseUsesIsConfigured() throws SQLException {
    try (Connection connection = database.unpooled().getConnection()) {
      new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .execute("set synchronous_commit = off");

      assertThat(Objects.requireNonNull(PostgresqlSession.of(connection, null)).isConfigured())
          .isFalse();
      assertThat(query(connection, SETTINGS)).isEqualTo("0 off");
      assertThat(Objects.requireNonNull(PostgresqlSession.of(connection, 3000)).isConfigured())
          .isTrue();
      assertThat(query(connection, SETTINGS)).isEqualTo("3s on");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "transaction"})
  void behindAPoolerNothingIsPreparedOrConfigured(String mode) throws Exception {
    try (PgBouncer pooler = PgBouncer.start(database, mode, 1);
        Connection connection =
            withParameter(pooler.pooled(), "prepareThreshold=1").unpooled().getConnection()) {
      PostgresqlSession session = Objects.requireNonNull(PostgresqlSession.of(connection, 3000));

      assertThat(session.isDirect()).isFalse();
      assertThat(session.isConfigured()).isFalse();
      assertThat(threshold(connection)).isZero();
      assertThat(query(connection, "select current_setting('statement_timeout')")).isEqualTo("0");
      session.restore();
      assertThat(threshold(connection)).isEqualTo(1);
    }
  }

  @Test
  void aConnectionOfAnotherDatabaseIsNone() throws SQLException {
    try (Connection connection = TestDatabase.h2().unpooled().getConnection()) {
      assertThat(PostgresqlSession.of(connection, 3000)).isNull();
    }
  }

  /** What a wrapper of the user's own opens is as durable as what a pool opens. */
  @Test
  void whatIsInsertedIsOnTheDiskThoughTheDatabaseMayBeSetToBeQuicker() {
    TemplateMigration.run(database.unpooled(), "template");
    String name =
        new JdbcTemplate(database.unpooled())
            .queryForObject("select current_database()", String.class);
    JdbcTemplate admin = new JdbcTemplate(database.unpooled());
    admin.execute("alter database " + name + " set synchronous_commit = off");
    admin.execute("create table seen (synchronous_commit text)");
    admin.execute(
        "create function see() returns trigger language plpgsql as $$ begin insert into seen"
            + " values (current_setting('synchronous_commit')); return new; end $$");
    admin.execute(
        "create trigger see before insert on template for each row execute function see()");

    try (var pool = database.pool(2)) {
      for (var dataSource : List.of(pool, database.unpooled())) {
        JdbcTemplateRepository repository = JdbcTemplateRepository.builder(dataSource).build();
        for (int n = 0; n < 10; n++) {
          repository.save(Template.ofJson("shop", "{\"" + dataSource.hashCode() + "\":" + n + "}"));
        }
      }
      assertThat(new JdbcTemplate(pool).queryForObject("show synchronous_commit", String.class))
          .isEqualTo("off");
      assertThat(new JdbcTemplate(pool).queryForObject("show statement_timeout", String.class))
          .isEqualTo("0");
    }
    assertThat(admin.queryForList("select synchronous_commit from seen", String.class))
        .hasSizeGreaterThanOrEqualTo(20)
        .containsOnly("on");
  }
}
