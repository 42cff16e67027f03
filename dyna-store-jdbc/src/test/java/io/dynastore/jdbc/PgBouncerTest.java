package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.databases.PgBouncer;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Templates behind a pooler that gives each transaction, or statement, another connection. */
@EnabledIf("io.dynastore.databases.PgBouncer#isInstalled")
class PgBouncerTest {

  private final TestDatabase database = TestDatabase.postgresql();

  @ParameterizedTest
  @ValueSource(strings = {"session", "transaction"})
  void everyTemplateThatIsSavedIsThere(String mode) throws Exception {
    try (PgBouncer pooler = PgBouncer.start(database, mode, 3)) {
      TemplateMigration.run(pooler.unprepared().unpooled(), "template");
      // The driver would prepare statements on the server.
      DataSource pooled = pooler.pooled().unpooled();
      JdbcTemplateRepository repository = JdbcTemplateRepository.builder(pooled).build();
      Map<String, Template> saved = new ConcurrentHashMap<>();
      ExecutorService threads = Executors.newFixedThreadPool(6);
      List<Future<?>> running = new ArrayList<>();
      // Others prepare statements on connections of the same pooler, as they ever did.
      try (HikariDataSource others = database.pool(2)) {
        for (int thread = 0; thread < 6; thread++) {
          int first = thread * 20;
          running.add(
              threads.submit(
                  () -> {
                    for (int n = first; n < first + 20; n++) {
                      Template template = Template.ofJson("shop", "{\"n\":" + n + "}");
                      saved.put(repository.save(template), template);
                      new JdbcTemplate(others).queryForObject("select ?", Integer.class, n);
                    }
                  }));
        }
        for (Future<?> done : running) {
          done.get();
        }
      }
      threads.shutdown();

      assertThat(saved).hasSize(120);
      JdbcTemplateRepository direct = JdbcTemplateRepository.builder(database.unpooled()).build();
      assertThat(direct.findAll(saved.keySet())).isEqualTo(saved);
      assertThat(repository.findAll(saved.keySet())).isEqualTo(saved);
      assertThat(repository.latest("shop", 500)).isEqualTo(saved);
    }
  }

  @Test
  void isRefusedAtStartInStatementModeWithAReason() throws Exception {
    try (PgBouncer pooler = PgBouncer.start(database, "statement", 3)) {
      DataSource pooled = pooler.unprepared().unpooled();

      assertInStatementMode(() -> TemplateMigration.run(pooled, "template"));
      TemplateMigration.run(database.unpooled(), "template");
      assertInStatementMode(() -> JdbcTemplateRepository.builder(pooled).build());
      JdbcTemplateRepository unchecked = JdbcTemplateRepository.builder(pooled).unchecked().build();
      assertInStatementMode(() -> unchecked.save(Template.ofJson("shop", "{}")));
    }
  }

  private static void assertInStatementMode(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(TemplateRepositoryException.class)
        .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
        .hasMessageContaining("statement mode")
        .hasMessageContaining("pool_mode to transaction or session");
  }

  @Test
  void isToldWhichParameterThePoolerRefuses() throws Exception {
    try (PgBouncer pooler = PgBouncer.start(database, "transaction", 3)) {
      TestDatabase pooled = pooler.pooled();
      DataSource withSchema =
          new TestDatabase(pooled.url() + "?currentSchema=public", pooled.user(), pooled.password())
              .unpooled();

      assertThatThrownBy(() -> JdbcTemplateRepository.builder(withSchema).build())
          .isInstanceOf(TemplateRepositoryException.class)
          .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
          .hasMessageContaining("search_path")
          .hasMessageContaining("ignore_startup_parameters");
    }
  }

  @Test
  void leavesNoSettingToTheNextClientOfAConnection() throws Exception {
    try (PgBouncer pooler = PgBouncer.start(database, "transaction", 2)) {
      DataSource pooled = pooler.unprepared().unpooled();
      TemplateMigration.run(pooled, "ours", "template");
      JdbcTemplateRepository repository =
          JdbcTemplateRepository.builder(pooler.pooled().unpooled()).schema("ours").build();
      for (int n = 0; n < 20; n++) {
        repository.save(Template.ofJson("shop", "{\"n\":" + n + "}"));
      }

      JdbcTemplate jdbc = new JdbcTemplate(pooled);
      for (int i = 0; i < 20; i++) {
        assertThat(jdbc.queryForObject("show search_path", String.class))
            .isEqualTo("\"$user\", public");
        assertThat(jdbc.queryForObject("show statement_timeout", String.class)).isEqualTo("0");
        assertThat(jdbc.queryForList("select name from pg_prepared_statements")).isEmpty();
      }
    }
  }
}
