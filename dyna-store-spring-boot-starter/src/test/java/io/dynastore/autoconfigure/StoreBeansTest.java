package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.autoconfigure.shop.Plain;
import io.dynastore.autoconfigure.shop.Recommendation;
import io.dynastore.databases.TestDatabase;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.TemplateRepository;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;

class StoreBeansTest {

  private static final String PLAIN = Plain.class.getName();

  private final ApplicationContextRunner empty = TestApplications.on(TestDatabase.h2());
  private final ApplicationContextRunner shop =
      empty.withUserConfiguration(TestApplications.Shop.class);

  record TwoTypes(DynaStore<Recommendation> recommendations, DynaStore<Click> clicks) {}

  record AnyStore(DynaStore<?> store) {}

  record Maps(DynaStore<Map<String, Object>> maps) {}

  record TwoMapStores(
      @Qualifier("order") DynaStore<Map<String, Object>> orders,
      @Qualifier("visit") DynaStore<Map<String, Object>> visits) {}

  record PlainStore(DynaStore<Plain> plain) {}

  @Configuration(proxyBeanMethods = false)
  static class OwnRecommendations {
    @Bean
    DynaStore<Recommendation> ownRecommendations(DynaStoreFactory factory) {
      return factory.builder(Recommendation.class).name("own").highCardinality("algorithm").build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnRepository {
    @Bean
    TemplateRepository templates() {
      return new InMemoryTemplateRepository();
    }
  }

  @Test
  void injectsAStoreByItsTypeForEachMarkedTypeOfTheApplication() {
    shop.withBean(TwoTypes.class)
        .run(
            context -> {
              TwoTypes stores = context.getBean(TwoTypes.class);
              Recommendation recommendation =
                  new Recommendation(213123, Instant.parse("2024-05-22T15:13:56Z"), "als");
              Click click = new Click("s1", "home");
              assertThat(
                      stores
                          .recommendations()
                          .parse(stores.recommendations().create(recommendation)))
                  .isEqualTo(recommendation);
              assertThat(stores.clicks().parse(stores.clicks().create(click))).isEqualTo(click);
              assertThat(context).hasBean("recommendationDynaStore").hasBean("clickDynaStore");
            });
  }

  @Test
  void namesStoresAsTheBuilderDoes() {
    shop.run(
        context -> {
          Click click = new Click("s1", "home");
          Recommendation recommendation = new Recommendation(1, Instant.EPOCH, "als");
          DynaStoreFactory factory = context.getBean(DynaStoreFactory.class);

          assertThat(store(context, Click.class).create(click))
              .isEqualTo(factory.builder(Click.class).build().create(click));
          assertThat(store(context, Recommendation.class).create(recommendation))
              .isEqualTo(factory.builder(Recommendation.class).build().create(recommendation));
        });
  }

  @Test
  void makesAStoreOfATypeThatThePropertiesName() {
    empty
        .withBean(PlainStore.class)
        .withPropertyValues(
            "dyna-store.stores.plain.type=" + PLAIN,
            "dyna-store.stores.plain.high-cardinality=userId")
        .run(
            context -> {
              DynaStore<Plain> store = context.getBean(PlainStore.class).plain();
              assertThat(store.parse(store.create(new Plain(5, "als"))))
                  .isEqualTo(new Plain(5, "als"));
              assertThat(context).hasBean("plainDynaStore");
            });
  }

  @Test
  void takesThePropertiesForMoreThanTheAnnotation() {
    shop.withPropertyValues(
            "dyna-store.stores.reco.type=" + Recommendation.class.getName(),
            "dyna-store.stores.reco.high-cardinality=timestamp,userId")
        .withBean(TwoTypes.class)
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("recoDynaStore")
                    .doesNotHaveBean("recommendationDynaStore"));
  }

  @Test
  void injectsASingleStoreAsPlainDynaStore() {
    empty
        .withBean(AnyStore.class)
        .withPropertyValues("dyna-store.high-cardinality=userId,timestamp")
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DynaStore.class));
  }

  @Test
  void makesAStoreOfMapsOfNothingButFieldNames() {
    empty
        .withBean(Maps.class)
        .withPropertyValues("dyna-store.high-cardinality=userId")
        .run(
            context -> {
              DynaStore<Map<String, Object>> store = context.getBean(Maps.class).maps();
              Map<String, Object> map = Map.of("userId", 5L, "rank", 4L);
              assertThat(store.parse(store.create(map))).isEqualTo(map);
              assertThat(context).hasBean("defaultDynaStore");
            });
  }

  @Test
  void injectsStoresOfMapsByTheirNames() {
    empty
        .withBean(TwoMapStores.class)
        .withPropertyValues(
            "dyna-store.stores.order.high-cardinality=orderId",
            "dyna-store.stores.visit.high-cardinality=userId")
        .run(
            context -> {
              TwoMapStores stores = context.getBean(TwoMapStores.class);
              assertThat(stores.orders()).isSameAs(context.getBean("orderDynaStore"));
              assertThat(stores.visits()).isSameAs(context.getBean("visitDynaStore"));
            });
  }

  @Test
  void leavesATypeAloneThatTheApplicationHasABeanFor() {
    shop.withUserConfiguration(OwnRecommendations.class)
        .withBean(TwoTypes.class)
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("ownRecommendations")
                    .hasBean("clickDynaStore")
                    .doesNotHaveBean("recommendationDynaStore"));
  }

  @Test
  void leavesAConfiguredTypeAloneThatTheApplicationHasABeanFor() {
    empty
        .withUserConfiguration(OwnRecommendations.class)
        .withPropertyValues("dyna-store.stores.reco.type=" + Recommendation.class.getName())
        .run(context -> assertThat(context).hasSingleBean(DynaStore.class));
  }

  @Test
  void needsNeitherDatabaseNorFlywayWithARepositoryOfTheApplications() {
    TestApplications.withoutDatabase()
        .withUserConfiguration(TestApplications.Shop.class, OwnRepository.class)
        .withBean(TwoTypes.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(TemplateRepository.class);
              DynaStore<Click> clicks = context.getBean(TwoTypes.class).clicks();
              assertThat(clicks.parse(clicks.create(new Click("a", "b"))))
                  .isEqualTo(new Click("a", "b"));
            });
  }

  @Test
  void leavesTheDatabaseAloneWithARepositoryOfTheApplications() {
    shop.withUserConfiguration(OwnRepository.class)
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(JdbcTemplateRepository.class);
              assertThat(
                      context
                          .getBean(JdbcTemplate.class)
                          .queryForList(
                              "select table_name from information_schema.tables"
                                  + " where table_schema = 'PUBLIC'"))
                  .isEmpty();
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoDatabases {
    @Bean
    DataSource one() {
      return TestDatabase.h2().pool(2);
    }

    @Bean
    @DynaStoreDataSource
    DataSource other() {
      return TestDatabase.h2().pool(2);
    }
  }

  @Test
  void keepsTemplatesInTheDatabaseThatIsMarked() {
    TestApplications.withoutDatabase()
        .withUserConfiguration(TestApplications.Shop.class, TwoDatabases.class)
        .run(
            context -> {
              store(context, Click.class).create(new Click("s", "p"));
              assertThat(
                      new JdbcTemplate(context.getBean("other", DataSource.class))
                          .queryForList("select id from template"))
                  .hasSize(1);
            });
  }

  @Test
  void isSilentWithoutDatabaseAndStores() {
    TestApplications.withoutDatabase()
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(TemplateRepository.class)
                    .doesNotHaveBean(DynaStore.class));
  }

  @Test
  void canBeSwitchedOff() {
    shop.withPropertyValues("dyna-store.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .doesNotHaveBean(DynaStore.class)
                    .doesNotHaveBean(DynaStoreFactory.class)
                    .doesNotHaveBean(TemplateRepository.class));
  }

  @Test
  void startsTemplateIdsAtTheLengthThatIsSet() {
    shop.withPropertyValues("dyna-store.min-template-id-length=10")
        .run(
            context ->
                assertThat(store(context, Click.class).create(new Click("s", "p")).indexOf('-'))
                    .isEqualTo(10));
  }

  @SuppressWarnings("unchecked")
  private static <T> DynaStore<T> store(ApplicationContext context, Class<T> type) {
    return (DynaStore<T>)
        context
            .getBeanProvider(ResolvableType.forClassWithGenerics(DynaStore.class, type))
            .getObject();
  }
}
