package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.StoreDefinitionException;
import io.dynastore.databases.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.type.TypeReference;

class GenericStoresTest {

  record Price(long cents) {}

  record Offer<P>(@HighCardinality long user, P price) {}

  record Injected(DynaStore<Offer<Price>> prices, DynaStore<Offer<String>> texts) {}

  @Configuration(proxyBeanMethods = false)
  static class Stores {
    @Bean
    DynaStore<Offer<Price>> prices(DynaStoreFactory factory) {
      return factory.builder(new TypeReference<Offer<Price>>() {}).build();
    }

    @Bean
    DynaStore<Offer<String>> texts(DynaStoreFactory factory) {
      return factory.builder(new TypeReference<Offer<String>>() {}).build();
    }
  }

  private final ApplicationContextRunner context = TestApplications.on(TestDatabase.h2());
  private final ApplicationContextRunner named =
      context.withPropertyValues("dyna-store.stores.offer.type=" + Offer.class.getName());

  @Test
  void areInjectedByTheirArguments() {
    context
        .withUserConfiguration(Stores.class)
        .withBean(Injected.class)
        .run(
            started -> {
              Injected stores = started.getBean(Injected.class);
              Offer<Price> price = new Offer<>(1, new Price(1999));
              Offer<String> text = new Offer<>(1, "free");

              assertThat(stores.prices().parse(stores.prices().create(price))).isEqualTo(price);
              assertThat(stores.texts().parse(stores.texts().create(text))).isEqualTo(text);
              assertThat(stores.texts().tryParse(stores.prices().create(price))).isEmpty();
            });
  }

  @Test
  void takeThePlaceOfTheOneThatThePropertiesAskFor() {
    named
        .withUserConfiguration(Stores.class)
        .withBean(Injected.class)
        .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean("offerDynaStore"));
  }

  @Test
  void areAskedForWhereThePropertiesNameAGenericClassAlone() {
    named.run(
        started ->
            assertThat(started)
                .getFailure()
                .rootCause()
                .isInstanceOf(StoreDefinitionException.class)
                .hasMessageContaining("generic"));
  }
}
