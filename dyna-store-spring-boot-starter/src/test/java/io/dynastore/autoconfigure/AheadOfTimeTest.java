package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.autoconfigure.shop.Recommendation;
import io.dynastore.databases.TestDatabase;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
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
      DynaStore<Hidden> hidden,
      @Qualifier("order") DynaStore<Map<String, Object>> orders,
      @Qualifier("visit") DynaStore<Map<String, Object>> visits) {}

  /** Code in another package cannot name it. */
  private record Hidden(long userId, Place place) {}

  private record Place(String page) {}

  private final TestPropertyValues properties =
      TestPropertyValues.of(TestDatabase.h2().properties())
          .and(
              "dyna-store.stores.hidden.type=" + Hidden.class.getName(),
              "dyna-store.stores.hidden.high-cardinality=userId",
              "dyna-store.stores.order.high-cardinality=orderId",
              "dyna-store.stores.visit.high-cardinality=userId");

  private final TestGenerationContext generation = new TestGenerationContext();

  private String generate() {
    AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
    properties.applyTo(source);
    source.register(
        TestApplications.Shop.class,
        DataSourceAutoConfiguration.class,
        DynaStoreAutoConfiguration.class,
        Stores.class);
    return new ApplicationContextAotGenerator()
        .processAheadOfTime(source, generation)
        .canonicalName();
  }

  @Test
  @CompileWithForkedClassLoader
  @SuppressWarnings("unchecked")
  void injectsAllStoresFromCodeThatWasGeneratedBefore() {
    String initializer = generate();
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
    Hidden hidden = new Hidden(5, new Place("home"));
    assertThat(stores.hidden().parse(stores.hidden().create(hidden))).isEqualTo(hidden);
    Map<String, Object> visit = Map.of("userId", 5L, "page", "home");
    assertThat(stores.visits().parse(stores.visits().create(visit))).isEqualTo(visit);
    assertThat(stores.orders()).isNotSameAs(stores.visits());
  }

  @Test
  void tellsANativeImageOfTheTypesOfStores() {
    generate();

    assertThat(generation.getRuntimeHints())
        .matches(reflection().onMethodInvocation(StoreBean.FACTORY_METHOD))
        .matches(reflection().onType(DynaStoreProperties.class));
    for (Class<?> type : List.of(Recommendation.class, Click.class, Hidden.class, Place.class)) {
      assertThat(generation.getRuntimeHints())
          .as(type.getName())
          .matches(
              reflection()
                  .onType(type)
                  .withMemberCategories(
                      MemberCategory.ACCESS_DECLARED_FIELDS,
                      MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
      for (RecordComponent component : type.getRecordComponents()) {
        assertThat(generation.getRuntimeHints())
            .as(component.toString())
            .matches(reflection().onMethodInvocation(component.getAccessor()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb", "mysql"})
  void tellsANativeImageOfTheScriptsOfEachDatabase(String database) {
    generate();
    String script = "io/dynastore/jdbc/migration/" + database + "/V1__create_template_table.sql";

    assertThat(getClass().getClassLoader().getResource(script)).isNotNull();
    assertThat(generation.getRuntimeHints())
        .matches(RuntimeHintsPredicates.resource().forResource(script));
  }
}
