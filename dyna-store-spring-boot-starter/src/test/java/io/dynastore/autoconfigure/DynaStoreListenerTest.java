package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreListener;
import io.dynastore.HighCardinality;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class DynaStoreListenerTest {

  record Visit(@HighCardinality long user, String page) {}

  @Configuration(proxyBeanMethods = false)
  static class Shop {

    final List<String> told = new CopyOnWriteArrayList<>();

    @Bean
    TemplateRepository templates() {
      return new InMemoryTemplateRepository();
    }

    @Bean
    DynaStore<Visit> visits(DynaStoreFactory stores) {
      return stores.builder(Visit.class).build();
    }

    @Bean
    DynaStoreListener listener() {
      return new DynaStoreListener() {
        @Override
        public void templateSaved(String store, String templateId, Template template) {
          told.add(store + " " + templateId);
        }
      };
    }
  }

  @Test
  void aBeanIsToldWhatHappensInEveryStore() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(DynaStoreAutoConfiguration.class))
        .withUserConfiguration(Shop.class)
        .run(
            context -> {
              @SuppressWarnings("unchecked")
              DynaStore<Visit> visits = context.getBean("visits", DynaStore.class);
              String id = visits.create(new Visit(1, "home"));

              assertThat(context.getBean(Shop.class).told)
                  .containsExactly("visit " + id.substring(0, id.indexOf('-')));
            });
  }
}
