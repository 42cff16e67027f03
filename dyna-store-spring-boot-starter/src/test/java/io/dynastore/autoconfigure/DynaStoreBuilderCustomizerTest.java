package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.TemplateRepository;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

class DynaStoreBuilderCustomizerTest {

  record Visit(@HighCardinality long user, StringBuilder page) {}

  record Stores(DynaStore<Visit> visits) {}

  /** Writes texts otherwise than Jackson does, so that templates show it. */
  private static JacksonModule module() {
    SimpleModule module = new SimpleModule("page");
    module.addSerializer(
        StringBuilder.class,
        new StdSerializer<StringBuilder>(StringBuilder.class) {
          @Override
          public void serialize(
              StringBuilder value, JsonGenerator out, SerializationContext context) {
            out.writeString("page:" + value);
          }
        });
    module.addDeserializer(
        StringBuilder.class,
        new StdDeserializer<StringBuilder>(StringBuilder.class) {
          @Override
          public StringBuilder deserialize(JsonParser in, DeserializationContext context) {
            return new StringBuilder(in.getString().substring("page:".length()));
          }
        });
    return module;
  }

  @Configuration(proxyBeanMethods = false)
  static class ApplicationsModule {
    @Bean
    JacksonModule pageModule() {
      return module();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Customizers {
    @Bean
    @Order(2)
    DynaStoreBuilderCustomizer last() {
      return builder -> builder.maxIdLength(100);
    }

    @Bean
    @Order(1)
    DynaStoreBuilderCustomizer first() {
      return builder -> builder.name("overridden").maxIdLength(1).jacksonModules(module());
    }
  }

  private final ApplicationContextRunner context =
      TestApplications.on(TestDatabase.h2())
          .withPropertyValues("dyna-store.stores.visit.type=" + Visit.class.getName())
          .withBean(Stores.class);

  private static String templates(ApplicationContext started) {
    return started.getBean(TemplateRepository.class).latest("visit", 10).toString();
  }

  @Test
  void changesTheStoresOfPropertiesInOrderButNotWhatThePropertiesSay() {
    context
        .withUserConfiguration(Customizers.class)
        .run(
            started -> {
              DynaStore<Visit> visits = started.getBean(Stores.class).visits();
              String id = visits.create(new Visit(1, new StringBuilder("home")));

              assertThat(visits.parse(id).page()).hasToString("home");
              assertThat(templates(started)).contains("page:home");
            });
  }

  @Test
  void theApplicationsOwnModulesReachNoStore() {
    context
        .withUserConfiguration(ApplicationsModule.class)
        .run(
            started -> {
              started
                  .getBean(Stores.class)
                  .visits()
                  .create(new Visit(1, new StringBuilder("home")));

              assertThat(templates(started)).contains("home").doesNotContain("page:home");
            });
  }
}
