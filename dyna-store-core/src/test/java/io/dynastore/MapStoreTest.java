package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapStoreTest {

  private final CountingRepository templates = new CountingRepository();
  private final DynaStore<Map<String, Object>> store = store("id");

  private DynaStore<Map<String, Object>> store(String... keys) {
    return DynaStore.mapBuilder().highCardinality(keys).templates(templates).build();
  }

  private static Map<String, Object> map(@Nullable Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** Equal, and each value of the same class: {@code Map.equals} alone does not tell all. */
  private static void assertComesBack(
      DynaStore<Map<String, Object>> store, Map<String, Object> map) {
    Map<String, Object> parsed = store.parse(store.create(map));

    assertThat(parsed).isEqualTo(map);
    map.forEach(
        (key, value) -> {
          if (value != null
              && !(value instanceof Map || value instanceof List || value instanceof Set)) {
            assertThat(Objects.requireNonNull(parsed.get(key)).getClass())
                .isEqualTo(value.getClass());
          }
        });
  }

  private static List<Object> scalars() {
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(true, false, (byte) 1, (short) 1, 1, 1L, 'x', 1f, 1.0, "1"));
    values.addAll(
        List.of(Integer.MIN_VALUE, Long.MAX_VALUE, 5_000_000_000L, -0.0, -0f, 0.1f, 1e300));
    values.addAll(List.of(Double.NaN, Float.NEGATIVE_INFINITY, 1e-7, 1e20, 100.0, Float.MAX_VALUE));
    values.addAll(List.of(BigInteger.ONE, BigInteger.TWO.pow(80), new BigDecimal("1.10")));
    values.addAll(List.of(new BigDecimal("1E+3"), new BigDecimal("-0.0"), BigDecimal.TEN));
    values.addAll(List.of(Instant.EPOCH, Instant.MAX, LocalDate.MIN, LocalTime.MIDNIGHT));
    values.addAll(List.of(LocalDateTime.MAX, OffsetDateTime.parse("2026-01-01T00:00:00+05:45")));
    values.add(ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Paris]"));
    values.addAll(List.of(Duration.ofNanos(-1), YearMonth.of(2026, 11), new UUID(5, -5)));
    values.addAll(List.of(URI.create("a?b#c"), "", "true", "null", "2026-01-01T00:00:00Z", "😀"));
    return values;
  }

  @Test
  void everyTypeComesBackAsItWentInOnBothSides() {
    for (Object value : scalars()) {
      assertComesBack(store, map("id", value));
      assertComesBack(store, map("id", 1, "low", value));
      assertComesBack(
          store, map("id", 1, "low", List.of(value, Map.of("k", value), Set.of(value))));
    }
  }

  @Test
  void valuesThatLookAlikeInJsonHaveTemplatesOfTheirOwn() {
    List<Object> alike = List.of(1, 1L, (short) 1, 1f, 1.0, BigInteger.ONE, BigDecimal.ONE, "1");
    alike.forEach(value -> store.create(map("id", 1, "low", value)));

    assertThat(templates.saved).hasSameSizeAs(alike);
  }

  @Test
  void enumsComeBackInTheId() {
    assertComesBack(store, map("id", DayOfWeek.SUNDAY));
    assertComesBack(store, map("id", TimeUnit.DAYS));
    assertThatThrownBy(() -> store.create(map("id", 1, "low", DayOfWeek.SUNDAY)))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageStartingWith("Field 'low': A value of java.time.DayOfWeek would not come back");
  }

  @Test
  void nestedMapsAndListsKeepTheirTypes() {
    Map<String, Object> nested =
        map(
            "long",
            1L,
            "int",
            1,
            "null",
            null,
            "list",
            Arrays.asList(1L, null, 2, Map.of("f", 1f)));

    assertComesBack(store, map("id", 1, "a", nested, "b", List.of(nested, List.of(nested))));
    assertComesBack(store, map("id", 1, "empty", Map.of(), "none", List.of(), "no", Set.of()));
  }

  @Test
  void anAbsentKeyIsNotANullValue() {
    DynaStore<Map<String, Object>> two = store("id", "other");
    assertComesBack(two, map("id", 1));
    assertComesBack(two, map("id", 1, "other", null));
    assertComesBack(two, map("other", null));
    assertComesBack(two, map("id", 1, "low", null));

    assertThat(templates.saved).hasSize(4);
  }

  @Test
  void aValueMayLookLikeADescriptor() {
    Map<String, Object> descriptor = map("__hcf", 1, "i", 0, "l", 3, "t", "int");

    assertComesBack(store, map("id", 1, "low", descriptor, "__hcf", 1, "x", List.of(descriptor)));
  }

  @Test
  void keysMayBeThoseOfTemplates() {
    for (String key : List.of("format", "high", "low", "types", "name", "type", "__hcf")) {
      assertComesBack(store, map("id", 1, key, 5L));
      assertComesBack(store(key), map(key, 5L, "x", 5L));
      assertComesBack(store, map("id", 1, key, Map.of(key, List.of(5L))));
    }
    assertComesBack(
        store, map("id", 1, "format", 1, "high", List.of(Map.of("type", "int")), "low", Map.of()));
  }

  @Test
  void keysMayBeAnyText() {
    for (String key :
        List.of("a.b", "a/b", "a~b", "~1", "~0", "", " ", "/", "é", "😀", "a\"b", "0", "\n")) {
      assertComesBack(store, map("id", 1, key, 5L, "x", Map.of(key, List.of(Map.of(key, 5L)))));
      assertComesBack(store(key), map(key, 5L, "x", 1f));
    }
  }

  @Test
  void keysAreTakenAsTheyAreAndNotAsPaths() {
    assertComesBack(store("a.b"), map("a.b", 1, "a", Map.of("b", 2L)));
    assertThatThrownBy(() -> store("a.b").create(map("a", Map.of("b", 2L))))
        .isInstanceOf(InvalidObjectException.class);
  }

  record Point(int x, int y) {}

  @Test
  void whatWouldNotComeBackIsRefusedWithItsPath() {
    assertRefused(map("id", 1, "a", new Point(1, 2)), "a");
    assertRefused(map("id", 1, "a", new int[] {1}), "a");
    assertRefused(map("id", 1, "a", new Object()), "a");
    assertRefused(map("id", 1, "a", Map.of("b", List.of(1, new Point(1, 2)))), "a.b[1]");
    assertRefused(map("id", 1, "a", Map.of(1, 2)), "a");
    assertRefused(map("id", new Point(1, 2)), "id");
    assertRefused(map("id", List.of(1)), "id");
    assertRefused(map("id", "\ud83d"), "id");
    assertRefused(map("id", 1, "a", "\0"), "a");
    assertRefused(map("id", 1, "a", Map.of("b", "\ud83d")), "a.b");
    assertRefused(map("id", 1, "a\0", 1), null);
    assertThat(templates.calls).isEmpty();
  }

  @Test
  void whatIsTooDeepOrTooLongForJsonIsRefused() {
    Object deep = 1;
    for (int i = 0; i < 5_000; i++) {
      deep = List.of(deep);
    }
    Map<String, Object> tooDeep = map("id", 1, "a", deep);
    assertThatThrownBy(() -> store.create(tooDeep)).isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> store.create(map("id", 1, "k".repeat(100_000), 1)))
        .isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> store.create(map("id", 1, "a", BigInteger.TEN.pow(3_000))))
        .isInstanceOf(InvalidObjectException.class);
    assertThat(templates.calls).isEmpty();
  }

  private void assertRefused(Map<String, Object> map, @Nullable String field) {
    InvalidObjectException refusal =
        catchThrowableOfType(InvalidObjectException.class, () -> store.create(map));
    assertThat(refusal).as("%s", map).isNotNull();
    assertThat(refusal.getField()).isEqualTo(field);
  }

  @Test
  void aMapWithoutAnyHighCardinalityKeyIsRefused() {
    assertThatThrownBy(() -> store("id", "user").create(map("ID", 1, "shop", "x")))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage(
            "The map has none of the high-cardinality keys [id, user], only [ID, shop]."
                + " Put one of them into the map; a null value will do.");
  }

  @Test
  void aNullKeyIsRefused() {
    Map<String, Object> map = new HashMap<>(Map.of("id", 1));
    map.put(null, 1);
    assertThatThrownBy(() -> store.create(map))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage("The map has null as a key. Give each value a name.");

    Map<String, Object> inner = new HashMap<>();
    inner.put(null, 1);
    assertRefused(map("id", 1, "a", inner), "a");
  }

  @Test
  void mapsOfEveryKindAreTaken() {
    Map<String, Object> plain = map("id", 1, "b", 5L, "a", "x");
    List<Map<String, Object>> kinds =
        List.of(
            Map.copyOf(plain),
            Collections.unmodifiableMap(plain),
            new ConcurrentHashMap<>(plain),
            new TreeMap<>(plain));
    for (Map<String, Object> kind : kinds) {
      assertThat(store("id", "missing").create(kind))
          .isEqualTo(store("id", "missing").create(plain));
      assertThat(store("id", "missing").parse(store.create(kind))).isEqualTo(plain);
    }
  }

  @Test
  void theMapThatComesBackIsTheCallersOwn() {
    String id = store.create(map("id", 1, "a", map("b", List.of(1L))));
    @SuppressWarnings("unchecked")
    Map<String, Object> inner = (Map<String, Object>) store.parse(id).get("a");
    Objects.requireNonNull(inner).clear();
    store.parse(id).put("more", 1);

    assertThat(store.parse(id)).isEqualTo(map("id", 1, "a", map("b", List.of(1L))));
  }
}
