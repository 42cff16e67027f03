package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store learns a template for the values that made it, whatever becomes of the object. */
@Timeout(120)
class LearningTest {

  private final InterferingRepository templates = new InterferingRepository();

  private DynaStore<Order> orders() {
    return DynaStore.builder(Order.class).templates(templates).build();
  }

  private DynaStore<Map<String, Object>> maps() {
    return DynaStore.mapBuilder().highCardinality("user").templates(templates).build();
  }

  private static Map<String, Object> map(long user, String country, boolean express) {
    return new HashMap<>(Map.of("user", user, "country", country, "express", express));
  }

  /** Objects that nobody changes come back from ids of any round. */
  private static void ordersComeBack(DynaStore<Order> store) {
    for (int user = 0; user < 4; user++) {
      for (String country : List.of("DE", "FR")) {
        Order order = new Order(user, country, user % 2 == 0);
        assertThat(store.parse(store.create(order))).isEqualTo(order);
      }
    }
  }

  private static void mapsComeBack(DynaStore<Map<String, Object>> store) {
    for (long user = 0; user < 4; user++) {
      for (String country : List.of("DE", "FR")) {
        Map<String, Object> map = map(user, country, user % 2 == 0);
        assertThat(store.parse(store.create(map))).isEqualTo(map);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOrderThatChangesWhileItsTemplateIsSaved(boolean many) {
    DynaStore<Order> store = orders();
    Order changing = new Order(1, "DE", false);
    Order other = new Order(2, "FR", true);
    templates.whileSaving = () -> changing.setCountry("FR");
    List<String> ids =
        many ? store.createAll(List.of(changing, other)) : List.of(store.create(changing));
    templates.whileSaving = () -> {};

    assertThat(store.parse(ids.get(0))).isEqualTo(new Order(1, "DE", false));
    assertThat(store.create(changing)).isNotEqualTo(ids.get(0));
    ordersComeBack(store);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMapThatChangesWhileItsTemplateIsSaved(boolean many) {
    DynaStore<Map<String, Object>> store = maps();
    Map<String, Object> changing = map(1, "DE", false);
    Map<String, Object> other = map(2, "FR", true);
    templates.whileSaving = () -> changing.put("country", "FR");
    List<String> ids =
        many ? store.createAll(List.of(changing, other)) : List.of(store.create(changing));
    templates.whileSaving = () -> {};

    assertThat(store.parse(ids.get(0))).isEqualTo(map(1, "DE", false));
    mapsComeBack(store);
  }

  @Test
  void aMapWhoseKeysAndTypesChangeWhileItsTemplateIsSaved() {
    DynaStore<Map<String, Object>> store = maps();
    Map<String, Object> changing = map(1, "DE", false);
    templates.whileSaving =
        () -> {
          changing.put("user", "text");
          changing.put("more", 1);
          changing.remove("express");
        };
    String id = store.create(changing);
    templates.whileSaving = () -> {};

    assertThat(store.parse(id)).isEqualTo(map(1, "DE", false));
    assertThat(store.parse(store.create(changing))).isEqualTo(changing);
    mapsComeBack(store);
  }

  /** Answers something else each time, and notes what. */
  public static class Fickle extends Order {

    final Set<Long> users = new HashSet<>();
    final Set<String> countries = new HashSet<>();
    private int asked;

    @Override
    @HighCardinality
    public long getUser() {
      long user = asked++;
      users.add(user);
      return user;
    }

    @Override
    public String getCountry() {
      String country = asked++ % 3 == 0 ? "DE" : "FR";
      countries.add(country);
      return country;
    }
  }

  @Test
  void anObjectThatAnswersSomethingElseEachTimeGetsAnIdOfItsAnswers() {
    for (int round = 0; round < 300; round++) {
      DynaStore<Order> store = orders();
      Fickle fickle = new Fickle();
      fickle.asked = round;
      for (int again = 0; again < 5; again++) {
        String id;
        try {
          id = store.create(fickle);
        } catch (InvalidObjectException e) {
          continue; // It may be refused, but not be given an id of something else.
        }
        Order parsed = store.parse(id);
        assertThat(fickle.users).contains(parsed.getUser());
        assertThat(fickle.countries).contains(parsed.getCountry());
        assertThat(parsed.isExpress()).isFalse();
      }
      ordersComeBack(store);
    }
  }

  @Test
  void ordersThatThreadsNeverStopChanging() throws Exception {
    Order[] orders = {new Order(1, "DE", false), new Order(2, "FR", true)};
    templates.whileThreadsChange(
        i -> {
          orders[i % 2].setCountry(i % 3 == 0 ? "DE" : "FR");
          orders[i % 2].setExpress(i % 5 == 0);
          orders[i % 2].setUser(i % 4);
        },
        () -> {
          DynaStore<Order> store = orders();
          for (int i = 0; i < 20; i++) {
            List<Order> parsed = store.parseAll(store.createAll(List.of(orders)));
            parsed.forEach(LearningTest::isAState);
            isAState(store.parse(store.create(orders[i % 2])));
          }
          ordersComeBack(store);
        });
  }

  private static void isAState(Order order) {
    assertThat(order.getUser()).isBetween(0L, 3L);
    assertThat(order.getCountry()).isIn("DE", "FR");
  }

  @Test
  void mapsThatThreadsNeverStopChanging() throws Exception {
    Map<String, Object> map = new ConcurrentHashMap<>(map(1, "DE", false));
    templates.whileThreadsChange(
        i -> {
          map.put("country", i % 3 == 0 ? "DE" : "FR");
          map.put("express", i % 5 == 0);
          map.put("user", (long) (i % 4));
        },
        () -> {
          DynaStore<Map<String, Object>> store = maps();
          for (int i = 0; i < 20; i++) {
            Map<String, Object> parsed = store.parse(store.create(map));
            assertThat(parsed).containsOnlyKeys("user", "country", "express");
            assertThat(parsed.get("user")).isIn(0L, 1L, 2L, 3L);
            assertThat(parsed.get("country")).isIn("DE", "FR");
          }
          mapsComeBack(store);
        });
  }

  @Test
  void aMapThatHoldsAnEqualKeyTwiceIsNotTakenForAnother() {
    DynaStore<Map<String, Object>> store = maps();
    store.create(new HashMap<>(Map.of("user", 1L, "a", "x", "b", "y")));
    IdentityHashMap<String, Object> twice = new IdentityHashMap<>();
    twice.put("user", 1L);
    twice.put("a", "x");
    twice.put(String.valueOf(new char[] {'a'}), "x");

    assertThat(store.parse(store.create(twice))).isEqualTo(Map.of("user", 1L, "a", "x"));
  }
}
