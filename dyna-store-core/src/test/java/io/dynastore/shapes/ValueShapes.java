package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dynastore.HighCardinality;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collections, arrays, enums, wrappers. */
@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate", "unused", "NullOptional"})
final class ValueShapes {

  private ValueShapes() {}

  record Optionals(
      @HighCardinality Optional<Long> user,
      Optional<String> text,
      OptionalInt number,
      OptionalLong big,
      OptionalDouble ratio) {}

  record NullOptional(@HighCardinality long id, @Nullable OptionalInt number) {}

  record Pair(String key, int value) {}

  record Arrays1(
      @HighCardinality byte[] id,
      byte[] bytes,
      int[] ints,
      String[] texts,
      Pair[] pairs,
      double[][] grid) {}

  record Chars(@HighCardinality long id, char[] text) {}

  record Any(@HighCardinality long id, @Nullable Object value) {}

  record Pairs(@HighCardinality long id, List<Pair> list, Set<Pair> set, Map<String, Pair> map) {}

  record AnyCollection(@HighCardinality long id, Collection<String> values) {}

  record Queue(@HighCardinality long id, ArrayDeque<String> values) {}

  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "very high";
      }
    }
  }

  record EnumMaps(
      @HighCardinality Level level,
      Level low,
      Map<Level, Integer> map,
      EnumMap<Level, String> enumMap,
      EnumSet<Level> set,
      Map<Integer, String> numbers) {}

  record RecordKeys(@HighCardinality long id, Map<Pair, String> map) {}

  record Immutables(
      @HighCardinality long id, List<String> list, Set<Integer> set, Map<String, Long> map) {}

  record UserId(@JsonValue long value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UserId {}
  }

  record LowWrapper(@HighCardinality long id, UserId user, Map<String, UserId> users) {}

  record HighWrapper(@HighCardinality UserId id, String text) {}

  static Stream<ClassShape<?>> shapes() {
    return Stream.of(
        equal(
            "`Optional`, `OptionalInt`, `OptionalLong`, `OptionalDouble`",
            Optionals.class,
            new Optionals(
                Optional.of(1L),
                Optional.of("x"),
                OptionalInt.of(1),
                OptionalLong.of(5),
                OptionalDouble.of(0.1)),
            new Optionals(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty())),
        refused(
            "`null` instead of an empty optional",
            NullOptional.class,
            List.of("number"),
            new NullOptional(1, OptionalInt.of(1)),
            new NullOptional(2, null)),
        equal(
                "Arrays of numbers, texts, records, arrays",
                Arrays1.class,
                arrays((byte) 1),
                arrays((byte) 2))
            .byContent(),
        equal("`char[]`", Chars.class, new Chars(1, "ab".toCharArray()), new Chars(2, new char[0]))
            .byContent(),
        equal(
            "Property of type `Object` with text, numbers, times, lists, maps",
            Any.class,
            new Any(1, "x"),
            new Any(1, 1L),
            new Any(1, 1f),
            new Any(1, Instant.EPOCH),
            new Any(1, List.of(1, "a")),
            new Any(1, Map.of("k", Set.of(1L))),
            new Any(1, null)),
        refused(
            "Property of type `Object` with a record or bean",
            Any.class,
            List.of("value", "Pair"),
            new Any(1, new Pair("k", 1))),
        equal(
            "Collections of records",
            Pairs.class,
            new Pairs(
                1,
                List.of(new Pair("a", 1)),
                Set.of(new Pair("b", 2)),
                Map.of("c", new Pair("d", 3)))),
        equal(
            "`Collection` that is a list",
            AnyCollection.class,
            new AnyCollection(1, List.of("a")),
            new AnyCollection(2, new ArrayList<>(List.of("a")))),
        refused(
            "`Collection<String>` that is a set",
            AnyCollection.class,
            List.of("values", "LinkedHashSet"),
            new AnyCollection(1, new LinkedHashSet<>(List.of("a", "b")))),
        equal("`ArrayDeque`", Queue.class, new Queue(1, new ArrayDeque<>(List.of("a", "b"))))
            .byContent(),
        equal(
            "Enums with bodies; maps by enum or number; `EnumMap`, `EnumSet`",
            EnumMaps.class,
            new EnumMaps(
                Level.HIGH,
                Level.HIGH,
                Map.of(Level.HIGH, 1),
                new EnumMap<>(Map.of(Level.LOW, "x")),
                EnumSet.of(Level.HIGH),
                Map.of(5, "five")),
            new EnumMaps(
                Level.LOW,
                Level.LOW,
                Map.of(),
                new EnumMap<>(Level.class),
                EnumSet.noneOf(Level.class),
                Map.of())),
        refused(
            "Map by a record or bean",
            RecordKeys.class,
            List.of("map", "Key"),
            new RecordKeys(1, Map.of(new Pair("a", 1), "x"))),
        equal(
            "Immutable collections, which refuse null",
            Immutables.class,
            new Immutables(1, List.of("a"), Set.of(1, 2), Map.of("k", 1L)),
            new Immutables(2, List.of("a"), Set.of(2, 1), Map.of("k", 1L))),
        equal(
            "`@JsonValue` wrapper",
            LowWrapper.class,
            new LowWrapper(1, new UserId(5), Map.of("a", new UserId(6)))),
        refused(
            "`@JsonValue` wrapper, marked",
            HighWrapper.class,
            List.of("id", "UserId", "FieldCodecs.mapped"),
            new HighWrapper(new UserId(5), "x")));
  }

  private static Arrays1 arrays(byte id) {
    return new Arrays1(
        new byte[] {id},
        new byte[] {0, -1},
        new int[] {5},
        new String[] {"a", ""},
        new Pair[] {new Pair("k", 1)},
        new double[][] {{1.5}, {}});
  }
}
