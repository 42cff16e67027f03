package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Lists, sets, maps and values of any type are written and read as on the general path. */
class FastPathContainersTest {

  record Containers(
      @HighCardinality long user,
      @Nullable List<@Nullable String> list,
      Set<Integer> set,
      Map<String, List<Long>> map,
      Optional<String> maybe,
      @Nullable BigDecimal price) {}

  record Dynamic(@HighCardinality long user, @Nullable Object any, Map<String, Object> map) {}

  private final BothPaths paths = new BothPaths();

  @Property(tries = 100)
  void listsSetsAndMaps(
      @ForAll long user,
      @ForAll @Size(max = 3) List<@IntRange(max = 3) Integer> numbers,
      @ForAll @Size(max = 3) Map<@IntRange(max = 9) Integer, @IntRange(max = 2) Integer> pairs) {
    List<@Nullable String> list = new ArrayList<>();
    numbers.forEach(n -> list.add(n == 3 ? null : "tag" + n));
    Map<String, List<Long>> map = new HashMap<>();
    pairs.forEach((key, value) -> map.put("key" + key, new ArrayList<>(List.of((long) value))));
    Optional<String> maybe = numbers.isEmpty() ? Optional.empty() : Optional.of("a");
    BigDecimal price = new BigDecimal("1." + "0".repeat(numbers.size()));
    Set<Integer> set = new LinkedHashSet<>(numbers);
    paths.isTaken(new Containers(user, list, set, map, maybe, price), Containers.class);
    paths.isTaken(
        new Containers(user, null, Set.copyOf(numbers), new TreeMap<>(map), maybe, null),
        Containers.class);
  }

  record Sets(@HighCardinality long user, Set<Integer> set) {}

  @Property(tries = 100)
  void setsHaveTheOrderThatTheGeneralPathGivesThem(@ForAll @Size(max = 70) Set<Integer> numbers) {
    Sets object = new Sets(1, new TreeSet<>(numbers));
    paths.areSame(object, Sets.class);
    String id = paths.general(Sets.class).create(object);
    for (int i = 0; i < 2; i++) {
      assertThat(paths.fast(Sets.class).parse(id).set())
          .containsExactlyElementsOf(paths.general(Sets.class).parse(id).set());
    }
  }

  @Property(tries = 100)
  void aSetThatHoldsAnElementTwiceIsNotTakenForAnother(@ForAll long user) {
    paths.isTaken(new Sets(user, Set.of(1, 2)), Sets.class);
    Set<Integer> twice = new TreeSet<>((a, b) -> a <= b ? 1 : -1);
    twice.add(1);
    twice.add(1);
    Sets object = new Sets(user, twice);
    Throwable general = catchThrowable(() -> paths.general(Sets.class).create(object));
    Throwable fast = catchThrowable(() -> paths.fast(Sets.class).create(object));
    assertThat(fast).hasSameClassAs(general).hasMessage(general.getMessage());
  }

  @Property(tries = 100)
  void valuesOfAnyType(@ForAll long user, @ForAll @IntRange(max = 6) int kind) {
    Object[] values = {1, 1L, "1", 1.0, List.of(1, 1L), Map.of("a", 1L), Set.of("x", "y")};
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", values[kind]);
    map.put("list", List.of(values[kind], "text"));
    paths.isTaken(new Dynamic(user, values[kind], map), Dynamic.class);
    paths.isTaken(new Dynamic(user, null, map), Dynamic.class);
  }

  @Property(tries = 100)
  void aListThatWasParsedIsTheUsersOwn(@ForAll long user) {
    Containers object =
        new Containers(
            user,
            new ArrayList<>(List.of("a", "b")),
            new LinkedHashSet<>(Set.of(1)),
            new HashMap<>(Map.of("k", new ArrayList<>(List.of(1L)))),
            Optional.empty(),
            null);
    paths.areSame(object, Containers.class);
    DynaStore<Containers> store = paths.fast(Containers.class);
    String id = store.create(object);
    Containers parsed = store.parse(id);
    Objects.requireNonNull(parsed.list()).add("c");
    parsed.set().clear();
    Objects.requireNonNull(parsed.map().get("k")).add(2L);
    parsed.map().clear();
    assertThat(store.parse(id)).isEqualTo(object);
    Objects.requireNonNull(object.list()).add("c");
    assertThat(store.create(object)).isNotEqualTo(id);
    assertThat(store.parse(store.create(object))).isEqualTo(object);
  }
}
