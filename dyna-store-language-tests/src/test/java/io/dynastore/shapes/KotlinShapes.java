package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Classes that Kotlin's compiler makes, of {@code KotlinClasses.kt}. */
final class KotlinShapes {

  private KotlinShapes() {}

  static Stream<ClassShape<?>> shapes() {
    Instant time = Instant.parse("2026-11-22T10:20:30Z");
    return Stream.of(
        equal(
            "Data class",
            Recommendation.class,
            new Recommendation(1, time, "als", Placement.TOP, null),
            new Recommendation(2, time, "als", Placement.TOP, null),
            new Recommendation(2, time, "als", Placement.SIDE, "n")),
        equal(
            "`val isPromoted: Boolean`",
            IsProperties.class,
            new IsProperties(1, true, true, null),
            new IsProperties(2, false, true, null),
            new IsProperties(2, false, false, true)),
        equal(
            "The same within a collection",
            Nested.class,
            new Nested(1, List.of(new Flags(true, "x"), new Flags(false, "y")), null),
            new Nested(1, List.of(), new Flags(true, "x"))),
        equal(
            "Data class with defaults",
            Defaults.class,
            new Defaults(1, "als", true),
            new Defaults(2, "other", false)),
        equal(
            "Data class whose properties all have defaults",
            AllDefaults.class,
            new AllDefaults(),
            new AllDefaults(2, "other", false),
            new AllDefaults(3, "other", true)),
        equal(
            "Data class of one property",
            OneProperty.class,
            new OneProperty(1),
            new OneProperty(2)),
        equal(
            "`var` properties, also `var isPromoted`",
            Mutable.class,
            new Mutable(1, "als", true),
            new Mutable(2, "als", true),
            new Mutable(2, "als", false)),
        refused(
            "Property of a value class",
            WithValueClass.class,
            List.of("userId", "value class", "long"),
            WithValueClass.of(1, "s")),
        refused(
            "Property of a nullable value class",
            WithNullableValueClass.class,
            List.of("shop", "value class"),
            WithNullableValueClass.of(1, null)),
        refused(
            "`private val` in the constructor",
            Hiding.class,
            List.of("secret", "getter"),
            new Hiding(1, "s")),
        equal(
                "`private set` property that is not in the constructor",
                State.class,
                State.visited(1, 0),
                State.visited(1, 2))
            .byContent(),
        equal(
            "`by lazy` and computed properties",
            WithLazy.class,
            WithLazy.read(1, "ab"),
            new WithLazy(2, "ab")),
        refused(
            "Property of a sealed type",
            WithSealed.class,
            List.of("source", "@JsonTypeInfo"),
            new WithSealed(1, new Organic("x"))),
        equal(
            "Sealed type with `@JsonTypeInfo`",
            WithTypedSealed.class,
            new WithTypedSealed(1, new ByMail("x")),
            new WithTypedSealed(1, new ByPhone(5))),
        refused(
            "Generic data class by its class alone",
            Box.class,
            List.of("item", "new TypeReference<Box<...>>() {}"),
            Box.of(1, "x")));
  }
}
