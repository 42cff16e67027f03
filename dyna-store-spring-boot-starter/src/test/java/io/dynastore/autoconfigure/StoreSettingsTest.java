package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaRecord;
import io.dynastore.DynaStore;
import io.dynastore.Evolution;
import io.dynastore.HighCardinality;
import io.dynastore.IncompatibleTemplateException;
import io.dynastore.InvalidIdException;
import io.dynastore.InvalidObjectException;
import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;

class StoreSettingsTest {

  private final ApplicationContextRunner maps =
      TestApplications.on(TestDatabase.h2())
          .withPropertyValues("dyna-store.stores.web.high-cardinality=user_id");

  @SuppressWarnings("unchecked")
  private static DynaStore<Map<String, Object>> web(ApplicationContext context) {
    return (DynaStore<Map<String, Object>>) context.getBean("webDynaStore");
  }

  @Test
  void writesTheFormatOfTheOriginalWhereThePropertiesSaySo() {
    maps.withPropertyValues("dyna-store.stores.web.format=classic")
        .run(
            context ->
                assertThat(web(context).create(Map.of("user_id", 213123, "low", 1)))
                    .endsWith("-3BD"));
  }

  @Test
  void readsTemplatesThatWereRestoredFromAPythonTable() {
    maps.run(
        context -> {
          context
              .getBean(TemplateRepository.class)
              .restore(
                  "tmpl_1",
                  Template.ofJson(
                      "web",
                      "{\"user_id\": {\"__hcf\": 1, \"i\": 0, \"l\": 3, \"t\": \"int\"}, \"low\": 1}"));

          assertThat(web(context).parse("tmpl_1-3BD"))
              .isEqualTo(Map.of("user_id", 213123, "low", 1));
        });
  }

  @Test
  void limitsTheLengthOfIds() {
    maps.withPropertyValues("dyna-store.max-id-length=20")
        .run(
            context -> {
              assertThatThrownBy(() -> web(context).create(Map.of("user_id", "x".repeat(30))))
                  .isInstanceOf(InvalidObjectException.class)
                  .hasMessageContaining("limit of 20");
              assertThatThrownBy(() -> web(context).parse("a-" + "1".repeat(19)))
                  .isInstanceOf(InvalidIdException.class)
                  .hasMessageContaining("longer than 20 characters");
            });
  }

  record Visit(@HighCardinality long userId, String page) {}

  record RenamedVisit(@HighCardinality long customerId, String page) {}

  @DynaRecord(name = "visit", evolution = Evolution.STRICT)
  record StrictVisit(@HighCardinality long customerId, String page) {}

  /** The id of a visit before its field was renamed, read by the beans of another application. */
  private static String visit(ApplicationContext context) {
    return context
        .getBean(DynaStoreFactory.class)
        .builder(Visit.class)
        .build()
        .create(new Visit(5, "home"));
  }

  private static ApplicationContextRunner visits(Class<?> type) {
    return TestApplications.on(TestDatabase.h2())
        .withPropertyValues("dyna-store.stores.visit.type=" + type.getName());
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void warnsOfARenamedFieldInTheApplicationsOwnLog(CapturedOutput log) {
    // As each application does at start.
    LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    visits(RenamedVisit.class)
        .run(
            context -> {
              DynaStore<?> visits = (DynaStore<?>) context.getBean("visitDynaStore");

              assertThat(visits.parse(visit(context))).isEqualTo(new RenamedVisit(0, "home"));

              assertThat(log).containsOnlyOnce("@JsonAlias(\"userId\")").contains("WARN");
            });
  }

  @Test
  void refusesARenamedFieldWhereThePropertiesOrTheAnnotationSaySo() {
    for (ApplicationContextRunner strict :
        List.of(
            visits(RenamedVisit.class)
                .withPropertyValues("dyna-store.stores.visit.evolution=strict"),
            visits(StrictVisit.class))) {
      strict.run(
          context -> {
            DynaStore<?> visits = (DynaStore<?>) context.getBean("visitDynaStore");

            assertThatThrownBy(() -> visits.parse(visit(context)))
                .isInstanceOf(IncompatibleTemplateException.class)
                .hasMessageContaining("@JsonAlias(\"userId\")");
          });
    }
    visits(StrictVisit.class)
        .withPropertyValues("dyna-store.stores.visit.evolution=lenient")
        .run(
            context -> {
              DynaStore<?> visits = (DynaStore<?>) context.getBean("visitDynaStore");
              assertThat(visits.parse(visit(context))).isEqualTo(new StrictVisit(0, "home"));
            });
  }

  record Money(long cents) {}

  record Payment(@HighCardinality Money amount, String currency) {}

  @Configuration(proxyBeanMethods = false)
  static class WithCodec {
    @Bean
    FieldCodec<Money> moneyCodec() {
      return FieldCodecs.standard()
          .mapped("money", Money.class, Long.class, Money::cents, Money::new);
    }

    @Bean
    DynaStore<Payment> payments(DynaStoreFactory factory) {
      return factory.builder(Payment.class).build();
    }
  }

  @Test
  void knowsTheCodecsThatAreBeans() {
    maps.withUserConfiguration(WithCodec.class)
        .run(
            context -> {
              @SuppressWarnings("unchecked")
              DynaStore<Payment> payments = (DynaStore<Payment>) context.getBean("payments");
              Payment payment = new Payment(new Money(1999), "EUR");
              assertThat(payments.parse(payments.create(payment))).isEqualTo(payment);
            });
  }
}
