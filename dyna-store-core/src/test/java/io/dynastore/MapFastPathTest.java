package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapFastPathTest {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
  private final DynaStore<Map<String, Object>> store = builder().templates(templates).build();
  private final DynaStore<Map<String, Object>> general =
      builder().templates(templates).withoutFastPath().build();

  private static DynaStoreBuilder<Map<String, Object>> builder() {
    return DynaStore.mapBuilder().highCardinality("a", "b");
  }

  @SuppressWarnings("NullAway") // maps may hold null
  private static Map<String, Object> map(@Nullable Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static List<Map<String, Object>> maps() {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Object high :
        new @Nullable Object[] {1, 1L, "1", 1.0, null, true, DayOfWeek.MONDAY, Instant.EPOCH}) {
      for (Object low :
          new @Nullable Object[] {1, 1L, "1", 1.0, 1f, null, false, Instant.EPOCH, List.of(1)}) {
        maps.add(map("a", high, "low", low));
        maps.add(map("b", high, "low", low));
        maps.add(map("b", "x", "a", high, "low", low, "more", 2));
        maps.add(map("low", low, "a", high, "b", high));
        maps.add(map("a", high));
      }
    }
    return maps;
  }

  @Test
  void everyMapHasTheIdAndComesBackAsOnTheGeneralPath() {
    for (int round = 0; round < 2; round++) {
      for (Map<String, Object> map : maps()) {
        String id = general.create(map);
        assertThat(store.create(map)).isEqualTo(id);
        assertThat(store.create(new HashMap<>(map))).isEqualTo(id);
        assertThat(store.parse(id)).isEqualTo(map).isEqualTo(general.parse(id));
      }
    }
    assertThat(store.createAll(maps())).isEqualTo(general.createAll(maps()));
    assertThat(store.parseAll(general.createAll(maps()))).isEqualTo(maps());
  }

  @Test
  void aParsedMapIsTheUsersOwn() {
    String id = store.create(map("a", 1, "low", "text", "list", List.of("x")));
    for (int round = 0; round < 3; round++) {
      Map<String, Object> parsed = store.parse(id);
      assertThat(parsed).isEqualTo(map("a", 1, "low", "text", "list", List.of("x")));
      parsed.clear();
    }
  }

  /** Fails from a certain look at its entries on. */
  private static final class Failing extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    private int looks;

    Failing(int looks) {
      super(map("a", 1, "low", "of " + looks));
      this.looks = looks;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      if (looks == 0) {
        throw new IllegalStateException("no more");
      }
      looks--;
      return super.entrySet();
    }
  }

  @Test
  void aMapThatFailsHasItsIdOrGivesAnErrorOfDynaStore() {
    int made = 0;
    for (int looks = 0; looks < 10; looks++) {
      try {
        String id = store.create(new Failing(looks));
        assertThat(store.parse(id)).isEqualTo(map("a", 1, "low", "of " + looks));
        made++;
      } catch (InvalidObjectException e) {
        assertThat(e).hasMessageContaining("no more");
      }
    }
    assertThat(made).isPositive();
  }

  @Test
  void whatAMapAnswersForAKeyThatItDoesNotHoldIsItsOwnAffair() {
    Map<String, Object> sloppy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sloppy.putAll(map("A", 1, "b", 2, "LOW", "x"));
    String exact = store.create(map("A", 1, "b", 2, "LOW", "x"));
    store.create(map("a", 1, "b", 2, "low", "x"));
    assertThat(store.create(sloppy)).isEqualTo(exact).isEqualTo(general.create(sloppy));
  }

  @Test
  void refusalsAreThoseOfTheGeneralPath() {
    store.parse(store.create(map("a", 1, "low", "x")));
    assertThatThrownBy(() -> store.create(map("low", "x")))
        .isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> store.create(map("a", 1, null, "x")))
        .isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> store.create(map("a", new Object(), "low", "x")))
        .isInstanceOf(InvalidObjectException.class);
  }
}
