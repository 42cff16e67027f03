package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application whose only server is a standby: it reads, and says why it cannot write. */
@Tag("nodes")
class StandbyTest {

  private static final Click KNOWN = new Click("session", "home");

  @TempDir private Path directory;

  private static ApplicationContextRunner shopOn(TestDatabase database) {
    return TestApplications.on(database).withUserConfiguration(TestApplications.Shop.class);
  }

  @Test
  void readsAndSaysReadOnlyWhenItMustWrite() throws Exception {
    try (ReplicatedPostgresql servers = ReplicatedPostgresql.start(directory)) {
      String[] id = new String[1];
      shopOn(servers.database())
          .run(context -> id[0] = TestApplications.clicks(context).create(KNOWN));
      // As a version left it that had one script.
      JdbcTemplate primary = new JdbcTemplate(servers.database().unpooled());
      primary.execute("drop index template_latest");
      primary.execute("delete from dyna_store_schema_history where version = '2'");
      servers.cutReplication();

      for (String mode : new String[] {"migrate", "validate", "none"}) {
        shopOn(servers.standby())
            .withPropertyValues("dyna-store.jdbc.schema.mode=" + mode)
            .run(
                context -> {
                  assertThat(context).hasNotFailed();
                  DynaStore<Click> store = TestApplications.clicks(context);
                  assertThat(store.parse(id[0])).isEqualTo(KNOWN);
                  assertThat(store.create(KNOWN)).isEqualTo(id[0]);
                  assertThatThrownBy(() -> store.create(new Click("session", "never seen")))
                      .isInstanceOf(TemplateRepositoryUnavailableException.class)
                      .hasMessageContaining("the server is read-only");
                });
      }
    }
  }
}
