package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.autoconfigure.shop.Recommendation;
import io.dynastore.jdbc.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

class AheadOfTimeTest {

  record Stores(
      DynaStore<Recommendation> recommendations,
      DynaStore<Click> clicks,
      @Qualifier("order") DynaStore<Map<String, Object>> orders,
      @Qualifier("visit") DynaStore<Map<String, Object>> visits) {}

  private final TestPropertyValues properties =
      TestPropertyValues.of(TestDatabase.h2().properties())
          .and(
              "dyna-store.stores.order.high-cardinality=orderId",
              "dyna-store.stores.visit.high-cardinality=userId");

  @Test
  @CompileWithForkedClassLoader
  @SuppressWarnings("unchecked")
  void injectsAllStoresFromCodeThatWasGeneratedBefore() {
    AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
    properties.applyTo(source);
    source.register(
        TestApplications.Shop.class,
        DataSourceAutoConfiguration.class,
        DynaStoreAutoConfiguration.class,
        Stores.class);
    TestGenerationContext generation = new TestGenerationContext();
    String initializer =
        new ApplicationContextAotGenerator().processAheadOfTime(source, generation).canonicalName();
    generation.writeGeneratedContent();

    TestCompiler.forSystem()
        .with(generation)
        .compile(
            compiled -> {
              GenericApplicationContext context = new GenericApplicationContext();
              properties.applyTo(context);
              compiled
                  .getInstance(ApplicationContextInitializer.class, initializer)
                  .initialize(context);
              context.refresh();
              assertWorks(context.getBean(Stores.class));
              context.close();
            });
  }

  private static void assertWorks(Stores stores) {
    Click click = new Click("s1", "home");
    assertThat(stores.clicks().parse(stores.clicks().create(click))).isEqualTo(click);
    Map<String, Object> visit = Map.of("userId", 5L, "page", "home");
    assertThat(stores.visits().parse(stores.visits().create(visit))).isEqualTo(visit);
    assertThat(stores.orders()).isNotSameAs(stores.visits());
  }
}
