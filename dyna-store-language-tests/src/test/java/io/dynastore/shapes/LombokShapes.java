package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import io.dynastore.HighCardinality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.RequiredArgsConstructor;
import lombok.Singular;
import lombok.Value;
import lombok.experimental.Accessors;
import lombok.experimental.SuperBuilder;
import lombok.extern.jackson.Jacksonized;

/** Classes that Lombok writes the accessors, constructors and builders of. */
final class LombokShapes {

  private LombokShapes() {}

  @Value
  static class Immutable {
    @HighCardinality long userId;

    @HighCardinality(truncatedTo = ChronoUnit.SECONDS)
    Instant timestamp;

    String algorithm;
    boolean promoted;
  }

  @Value
  public static class IsFields {
    @HighCardinality long userId;
    @HighCardinality boolean isMember;
    boolean isPromoted;
  }

  @Value
  public static class HoldsIsFields {
    @HighCardinality long userId;
    List<IsFields2> flags;
  }

  @Value
  public static class IsFields2 {
    boolean isOn;
    boolean off;
  }

  @Data
  public static class Bean {
    @HighCardinality private long userId;
    private String algorithm;
    private boolean isPromoted;
    private List<String> tags;
  }

  @Data
  @NoArgsConstructor
  @AllArgsConstructor
  public static class BeanWithConstructors {
    @HighCardinality private long userId;
    private String algorithm;
    private boolean isPromoted;
  }

  @Data
  @AllArgsConstructor
  public static class BeanWithAllArguments {
    @HighCardinality private long userId;
    private String algorithm;
    private boolean isPromoted;
  }

  @Value
  @Builder
  @Jacksonized
  public static class Built {
    @HighCardinality long userId;
    boolean isPromoted;
    @Builder.Default String algorithm = "als";
    @Singular List<String> tags;
  }

  @Value
  @Builder
  public static class BuiltWithoutJackson {
    @HighCardinality long userId;
    String algorithm;
  }

  /** As {@code @Jacksonized} of Lombok 1.18.42 and before has it. */
  @Value
  @Builder
  @com.fasterxml.jackson.databind.annotation.JsonDeserialize(
      builder = BuiltForJackson2.BuiltForJackson2Builder.class)
  public static class BuiltForJackson2 {
    @HighCardinality long userId;
    String algorithm;

    @com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder(withPrefix = "")
    public static class BuiltForJackson2Builder {}
  }

  @Getter
  @SuperBuilder
  @Jacksonized
  @EqualsAndHashCode
  public static class Parent {
    @HighCardinality private final long userId;
  }

  @Getter
  @SuperBuilder
  @Jacksonized
  @EqualsAndHashCode(callSuper = true)
  public static class Child extends Parent {
    private final String name;
  }

  @Value
  @Accessors(fluent = true)
  public static class Fluent {
    @HighCardinality long userId;
    String algorithm;
  }

  @Value(staticConstructor = "of")
  public static class StaticConstructor {
    @HighCardinality long userId;
    String algorithm;
  }

  @Getter
  @RequiredArgsConstructor
  @EqualsAndHashCode(of = "userId")
  public static class PartlyEqual {
    @HighCardinality private final long userId;
    private final String algorithm;
  }

  @Builder
  record BuiltRecord(@HighCardinality long userId, String algorithm) {}

  private static Bean bean(long userId) {
    Bean bean = new Bean();
    bean.setUserId(userId);
    bean.setAlgorithm("als");
    bean.setPromoted(true);
    bean.setTags(List.of("a"));
    return bean;
  }

  static Stream<ClassShape<?>> shapes() {
    return Stream.of(
        equal(
            "`@Value`",
            Immutable.class,
            new Immutable(1, Instant.EPOCH, "als", true),
            new Immutable(2, Instant.EPOCH, "als", true)),
        equal(
            "`@Value` with `boolean isPromoted`",
            IsFields.class,
            new IsFields(1, true, true),
            new IsFields(2, false, true),
            new IsFields(3, true, false)),
        equal(
            "The same within a collection",
            HoldsIsFields.class,
            new HoldsIsFields(1, List.of(new IsFields2(true, true), new IsFields2(false, true)))),
        equal("`@Data`, also with `boolean isPromoted`", Bean.class, bean(1), bean(2)),
        equal(
            "`@Data` with `@NoArgsConstructor` and `@AllArgsConstructor`",
            BeanWithConstructors.class,
            new BeanWithConstructors(1, "als", true),
            new BeanWithConstructors(2, "als", true)),
        equal(
            "`@Data` with `@AllArgsConstructor`",
            BeanWithAllArguments.class,
            new BeanWithAllArguments(1, "als", true),
            new BeanWithAllArguments(2, "als", true)),
        equal(
            "`@Builder` with `@Jacksonized`, of Lombok 1.18.44 and later",
            Built.class,
            Built.builder().userId(1).isPromoted(true).algorithm("x").tag("a").tag("b").build(),
            Built.builder().userId(2).isPromoted(true).algorithm("x").tag("a").tag("b").build(),
            Built.builder().userId(2).build()),
        refused(
            "`@Builder` with `@Jacksonized` of earlier Lombok, for Jackson 2",
            BuiltForJackson2.class,
            List.of("Jackson 2", "@tools.jackson.databind.annotation.JsonDeserialize", "1.18.44"),
            BuiltForJackson2.builder().userId(1).build()),
        refused(
            "`@Builder` without `@Jacksonized`",
            BuiltWithoutJackson.class,
            List.of("builder", "@tools.jackson.databind.annotation.JsonDeserialize"),
            BuiltWithoutJackson.builder().userId(1).build()),
        equal(
            "`@SuperBuilder` with `@Jacksonized`",
            Child.class,
            Child.builder().userId(1).name("n").build(),
            Child.builder().userId(2).name("n").build()),
        refused(
            "`@Accessors(fluent = true)`",
            Fluent.class,
            List.of("Fluent", "@JsonCreator"),
            new Fluent(1, "als")),
        refused(
            "`@Value(staticConstructor = \"of\")`",
            StaticConstructor.class,
            List.of("@JsonCreator"),
            StaticConstructor.of(1, "als")),
        equal(
            "`@EqualsAndHashCode` of some fields",
            PartlyEqual.class,
            new PartlyEqual(1, "als"),
            new PartlyEqual(2, "als")),
        equal(
            "Record with `@Builder`",
            BuiltRecord.class,
            new BuiltRecord(1, "a"),
            new BuiltRecord(2, "a")));
  }
}
