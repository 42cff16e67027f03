package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.InvalidIdException;
import io.dynastore.InvalidMetadataException;
import io.dynastore.codec.FieldCodec;
import io.dynastore.jdbc.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
                  .isInstanceOf(InvalidMetadataException.class)
                  .hasMessageContaining("limit of 20");
              assertThatThrownBy(() -> web(context).parse("a-" + "1".repeat(19)))
                  .isInstanceOf(InvalidIdException.class)
                  .hasMessageContaining("longer than 20 characters");
            });
  }

  record Money(long cents) {}

  record Payment(@HighCardinality Money amount, String currency) {}

  @Configuration(proxyBeanMethods = false)
  static class WithCodec {
    @Bean
    FieldCodec<Money> moneyCodec() {
      return FieldCodec.mapped("money", Money.class, Long.class, Money::cents, Money::new);
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
