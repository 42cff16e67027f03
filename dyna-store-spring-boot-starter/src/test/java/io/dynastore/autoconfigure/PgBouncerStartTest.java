package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynastore.DynaStore;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.PgBouncer;
import io.dynastore.databases.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application whose URL leads to a pooler, and that knows nothing of it. */
@EnabledIf("io.dynastore.databases.PgBouncer#isInstalled")
class PgBouncerStartTest {

  private final TestDatabase database = TestDatabase.postgresql();

  private static ApplicationContextRunner shopOn(TestDatabase pooled) {
    return TestApplications.on(pooled).withUserConfiguration(TestApplications.Shop.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "transaction"})
  void idsAreReadAfterARestart(String mode) throws Exception {
    try (PgBouncer pooler = PgBouncer.start(database, mode, 2)) {
      // Without prepareThreshold=0: the driver prepares what it is asked for the fifth time.
      ApplicationContextRunner shop = shopOn(pooler.pooled());
      Map<String, Click> clicks = new LinkedHashMap<>();

      shop.run(
          context -> {
            DynaStore<Click> store = TestApplications.clicks(context);
            for (int n = 0; n < 40; n++) {
              Click click = new Click("session" + n, "banner" + n);
              clicks.put(store.create(click), click);
            }
          });

      assertThat(clicks).hasSize(40);
      assertThat(
              new JdbcTemplate(database.unpooled())
                  .queryForObject("select count(*) from template", Integer.class))
          .isEqualTo(40);
      shop.run(
          context -> {
            DynaStore<Click> store = TestApplications.clicks(context);
            clicks.forEach((id, click) -> assertThat(store.parse(id)).isEqualTo(click));
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "validate"})
  void startIsRefusedInStatementMode(String mode) throws Exception {
    shopOn(database).run(context -> assertThat(context).hasNotFailed());
    try (PgBouncer pooler = PgBouncer.start(database, "statement", 2)) {
      shopOn(pooler.pooled())
          .withPropertyValues("dyna-store.jdbc.schema.mode=" + mode)
          .run(
              context -> {
                assertThat(context).hasFailed();
                assertThat(failure(context.getStartupFailure()))
                    .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
                    .hasMessageContaining("statement mode")
                    .hasMessageContaining("pool_mode to transaction or session");
              });
    }
  }

  @Test
  void saveIsRefusedInStatementModeWhereNothingIsLookedAtAtStart() throws Exception {
    shopOn(database).run(context -> assertThat(context).hasNotFailed());
    try (PgBouncer pooler = PgBouncer.start(database, "statement", 2)) {
      shopOn(pooler.pooled())
          .withPropertyValues("dyna-store.jdbc.schema.mode=none")
          .run(
              context ->
                  assertThat(
                          catchThrowable(
                              () ->
                                  TestApplications.clicks(context)
                                      .create(new Click("session", "banner"))))
                      .isInstanceOf(TemplateRepositoryException.class)
                      .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
                      .hasMessageContaining("statement mode"));
    }
  }

  private static Throwable failure(@Nullable Throwable start) {
    for (Throwable e = start; e != null; e = e.getCause()) {
      if (e instanceof TemplateRepositoryException) {
        return e;
      }
    }
    throw new AssertionError("Not refused by the repository", start);
  }
}
