package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a record keeps in its template comes back as it went in, or is refused. */
class LowValuesTest {

  private final CountingRepository templates = new CountingRepository();

  private <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).templates(templates).build();
  }

  private <T> void assertComesBack(DynaStore<T> store, T object) {
    assertThat(store.parse(store.create(object))).isEqualTo(object);
  }

  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "very high";
      }
    }
  }

  enum Coded {
    ONE(1),
    TWO(2);

    private final int code;

    Coded(int code) {
      this.code = code;
    }

    @JsonValue
    int code() {
      return code;
    }
  }

  record Various(
      @HighCardinality int id,
      Level level,
      Coded coded,
      Map<Level, Integer> byLevel,
      List<List<@Nullable Long>> nested,
      UUID uuid,
      URI uri,
      @Nullable String text,
      Map<String, List<Double>> lists) {}

  @Test
  void enumsListsAndMapsComeBack() {
    Map<Level, Integer> byLevel = new EnumMap<>(Map.of(Level.HIGH, 1, Level.LOW, 2));
    assertComesBack(
        store(Various.class),
        new Various(
            1,
            Level.HIGH,
            Coded.TWO,
            byLevel,
            List.of(List.of(), Arrays.asList(1L, null, Long.MAX_VALUE)),
            new UUID(-1, 1),
            URI.create("https://a.example/%20?x#y"),
            "a \"quoted\" \\ text\n\u2028😀",
            Map.of("a/b~c.d", List.of(1.0, 1e-7), "", List.of())));
    assertThat(templates.saved.iterator().next().content()).contains("\"level\":\"HIGH\"");
  }

  record Sets(
      @HighCardinality int id,
      Set<String> texts,
      Set<Level> levels,
      Map<String, Set<Integer>> inMap,
      Set<Set<String>> ofSets,
      Set<Map<String, Integer>> ofMaps) {}

  @Test
  void equalSetsHaveTheSameIdInWhateverOrderTheyWereBuilt() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      texts.add("text" + i);
    }
    List<String> reversed = new ArrayList<>(texts);
    Collections.reverse(reversed);
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("x", 1);
    map.put("a", 2);
    Sets one =
        new Sets(
            1,
            new LinkedHashSet<>(texts),
            EnumSet.allOf(Level.class),
            Map.of("k", new LinkedHashSet<>(List.of(10, 9))),
            new LinkedHashSet<>(List.of(Set.of("a", "b"), Set.of("c"))),
            new LinkedHashSet<>(List.of(map, Map.of("b", 0))));
    Sets other =
        new Sets(
            1,
            new LinkedHashSet<>(reversed),
            new LinkedHashSet<>(List.of(Level.HIGH, Level.LOW)),
            Map.of("k", new LinkedHashSet<>(List.of(9, 10))),
            new LinkedHashSet<>(List.of(Set.of("c"), Set.of("b", "a"))),
            new LinkedHashSet<>(List.of(Map.of("b", 0), new TreeMap<>(map))));
    assertThat(one).isEqualTo(other);
    DynaStore<Sets> store = store(Sets.class);

    assertThat(store.create(one)).isEqualTo(store.create(other));
    assertThat(templates.saved).hasSize(1);
    assertComesBack(store, one);
  }

  record Dynamic(@HighCardinality int id, Object value) {}

  @Test
  void aFieldOfAnyTypeKeepsTheTypeOfItsValue() {
    DynaStore<Dynamic> store = store(Dynamic.class);
    for (Object value :
        List.of(
            1, 1L, 1f, 1.0, "1", new BigDecimal("1"), BigInteger.ONE, List.of(1L), Set.of(1f))) {
      assertComesBack(store, new Dynamic(1, value));
    }
  }

  @Test
  void setsOfNumbersThatLookAlikeHaveOneId() {
    DynaStore<Dynamic> store = store(Dynamic.class);
    Object one = new LinkedHashSet<>(List.<Object>of(1, 1L, 1.0f, 1.0));
    Object other = new LinkedHashSet<>(List.<Object>of(1.0, 1.0f, 1L, 1));

    assertThat(store.create(new Dynamic(1, one))).isEqualTo(store.create(new Dynamic(1, other)));
    assertComesBack(store, new Dynamic(1, one));
  }

  @SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
  record Bytes(@HighCardinality int id, byte[] bytes, int @Nullable [] numbers) {}

  @Test
  void arraysComeBack() {
    DynaStore<Bytes> store = store(Bytes.class);
    Bytes bytes = store.parse(store.create(new Bytes(1, new byte[] {0, -1, 5}, new int[] {7})));

    assertThat(bytes.bytes()).containsExactly(0, -1, 5);
    assertThat(bytes.numbers()).containsExactly(7);
    assertThat(store.parse(store.create(new Bytes(1, new byte[0], null))).numbers()).isNull();
  }

  /** Jackson writes it, and cannot make one. */
  public abstract static class Abstract {
    public int getX() {
      return 1;
    }
  }

  record Unreadable(@HighCardinality int id, @Nullable Abstract value) {}

  static final class Forgetful {
    public int getX() {
      return (int) (System.nanoTime() | 1);
    }
  }

  record Forgotten(@HighCardinality int id, Forgetful value) {}

  @Test
  void aValueThatCannotBeReadBackIsRefusedBeforeAnythingIsSaved() {
    StoreDefinitionException refusal =
        catchThrowableOfType(StoreDefinitionException.class, () -> store(Unreadable.class));
    assertThat(refusal.getField()).isEqualTo("value");
    assertThatThrownBy(() -> store(Forgotten.class).create(new Forgotten(1, new Forgetful())))
        .isInstanceOf(InvalidObjectException.class);
    assertThat(templates.calls).isEmpty();
  }

  record Inner(String text, List<String> list, Map<String, String> map) {}

  record Outer(@HighCardinality String high, String text, Inner inner) {}

  @Test
  void textThatDatabasesCannotStoreIsRefusedWithItsPath() {
    for (String text : List.of("a\0", "a\ud83d", "\ude00\ud83d")) {
      assertRefused(new Outer("h", text, inner("x", "y", "k", "v")), "text");
      assertRefused(new Outer("h", "t", inner(text, "y", "k", "v")), "inner.text");
      assertRefused(new Outer("h", "t", inner("x", text, "k", "v")), "inner.list");
      assertRefused(new Outer("h", "t", inner("x", "y", "k", text)), "inner.map.k");
      assertRefused(new Outer("h", "t", inner("x", "y", text, "v")), "inner.map");
    }
    assertThat(templates.calls).isEmpty();
  }

  @Test
  void halfOfASurrogatePairIsRefusedInTheIdTooAndNulIsNot() {
    Inner inner = inner("x", "y", "k", "v");
    assertRefused(new Outer("a\ud83d", "t", inner), "high");

    assertComesBack(store(Outer.class), new Outer("a\0", "t", inner));
  }

  private static Inner inner(String text, String element, String key, String value) {
    return new Inner(text, List.of(element), new HashMap<>(Map.of(key, value)));
  }

  private void assertRefused(Outer outer, String field) {
    InvalidObjectException refusal =
        catchThrowableOfType(InvalidObjectException.class, () -> store(Outer.class).create(outer));
    assertThat(refusal).as(field).isNotNull();
    assertThat(refusal.getField()).isEqualTo(field);
    assertThat(refusal).hasMessageStartingWith("Field '" + field + "': ");
  }

  @Test
  void anObjectIsNotSharedWithOthersOfItsTemplate() {
    record Tagged(@HighCardinality int id, List<String> tags, Set<String> more) {}
    DynaStore<Tagged> store = store(Tagged.class);
    String id = store.create(new Tagged(1, List.of("a"), new HashSet<>(List.of("b"))));

    store.parse(id).tags().add("changed");
    store.parse(id).more().clear();

    assertThat(store.parse(id)).isEqualTo(new Tagged(1, List.of("a"), Set.of("b")));
  }
}
