package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.TemplateNotFoundException;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.InMemoryTemplateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class CacheSettingsTest {

  private static final Click CLICK = new Click("s1", "home");

  private final ApplicationContextRunner shop =
      TestApplications.on(TestDatabase.h2()).withUserConfiguration(TestApplications.Shop.class);

  /** The id that it has in any database that is empty. */
  private static String idOf(Click click) {
    return DynaStore.builder(Click.class)
        .templates(new InMemoryTemplateRepository())
        .build()
        .create(click);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void preloadTakesTemplatesAtStart(int preload) {
    shop.run(
        before -> {
          String id = TestApplications.clicks(before).create(CLICK);
          shop.withPropertyValues("dyna-store.cache.preload=" + preload)
              .run(
                  context -> {
                    context.getBean(JdbcTemplate.class).execute("drop table template");
                    if (preload == 0) {
                      assertThatThrownBy(() -> TestApplications.clicks(context).parse(id))
                          .isInstanceOf(TemplateRepositoryException.class);
                    } else {
                      assertThat(TestApplications.clicks(context).parse(id)).isEqualTo(CLICK);
                    }
                  });
        });
  }

  @Test
  void unknownIdsAreRememberedAsLongAsIsSet() {
    String id = idOf(CLICK);
    shop.withPropertyValues("dyna-store.cache.unknown-ids-time-to-live=1h")
        .run(
            remembers ->
                shop.withPropertyValues("dyna-store.cache.max-unknown-ids=0")
                    .run(
                        forgets -> {
                          assertThatThrownBy(() -> TestApplications.clicks(remembers).parse(id))
                              .isInstanceOf(TemplateNotFoundException.class);
                          assertThatThrownBy(() -> TestApplications.clicks(forgets).parse(id))
                              .isInstanceOf(TemplateNotFoundException.class);

                          shop.run(other -> TestApplications.clicks(other).create(CLICK));

                          assertThatThrownBy(() -> TestApplications.clicks(remembers).parse(id))
                              .isInstanceOf(TemplateNotFoundException.class);
                          assertThat(TestApplications.clicks(forgets).parse(id)).isEqualTo(CLICK);
                        }));
  }
}
