package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import io.dynastore.HighCardinality;
import io.dynastore.shapes.PropertyClasses.Address;
import io.dynastore.shapes.PropertyClasses.Computed;
import io.dynastore.shapes.PropertyClasses.Flag;
import io.dynastore.shapes.PropertyClasses.GetterChanges;
import io.dynastore.shapes.PropertyClasses.HiddenState;
import io.dynastore.shapes.PropertyClasses.HoldsIsField;
import io.dynastore.shapes.PropertyClasses.Ignoring;
import io.dynastore.shapes.PropertyClasses.IsField;
import io.dynastore.shapes.PropertyClasses.Name;
import io.dynastore.shapes.PropertyClasses.NoGetter;
import io.dynastore.shapes.PropertyClasses.NoSetter;
import io.dynastore.shapes.PropertyClasses.Normalised;
import io.dynastore.shapes.PropertyClasses.NotIdempotent;
import io.dynastore.shapes.PropertyClasses.OtherName;
import io.dynastore.shapes.PropertyClasses.People;
import io.dynastore.shapes.PropertyClasses.Period;
import io.dynastore.shapes.PropertyClasses.Person;
import io.dynastore.shapes.PropertyClasses.ReadOnly;
import io.dynastore.shapes.PropertyClasses.SetterChanges;
import io.dynastore.shapes.PropertyClasses.Transient;
import io.dynastore.shapes.PropertyClasses.Unwrapped;
import io.dynastore.shapes.PropertyClasses.WriteOnly;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What properties are, and what accessors do. */
@SuppressWarnings("unused")
final class PropertyShapes {

  private PropertyShapes() {}

  static final class NoEquals {
    @HighCardinality public long id;
    public List<NoEqualsInside> inside = new ArrayList<>();

    static NoEquals of(long id, int x) {
      NoEquals object = new NoEquals();
      object.id = id;
      NoEqualsInside inside = new NoEqualsInside();
      inside.x = x;
      object.inside.add(inside);
      return object;
    }
  }

  static final class NoEqualsInside {
    public int x;
  }

  static final class Node {
    @HighCardinality public long id;
    public @Nullable Node next;

    static Node cycle() {
      Node node = chain();
      Objects.requireNonNull(node.next).next = node;
      return node;
    }

    static Node chain() {
      Node node = new Node();
      node.next = new Node();
      return node;
    }
  }

  static Stream<ClassShape<?>> shapes() {
    Instant time = Instant.parse("2026-11-22T10:20:30Z");
    return Stream.of(
        equal(
                "Field, constructor and getter are called `isPromoted`",
                IsField.class,
                new IsField(1, true, false),
                new IsField(2, true, true))
            .byContent(),
        equal(
                "The same within a collection",
                HoldsIsField.class,
                new HoldsIsField(1, new ArrayList<>(List.of(new Flag(true), new Flag(false)))))
            .byContent(),
        refused(
                "Constructor parameter named otherwise than its getter",
                OtherName.class,
                List.of("theKind", "kind", "@JsonProperty"),
                new OtherName(1, "k"))
            .byContent(),
        refused(
                "Constructor parameter without a getter",
                NoGetter.class,
                List.of("secret", "getter"),
                new NoGetter(1, "s"))
            .byContent(),
        refused(
                "Field with a getter and nothing to set it",
                NoSetter.class,
                List.of("tags", "setter"),
                NoSetter.of(1),
                NoSetter.of(2, "a"))
            .byContent(),
        refused(
                "Field without accessors",
                HiddenState.class,
                List.of("promoted", "transient"),
                HiddenState.plain(1),
                HiddenState.promoted(2))
            .byContent(),
        equal("`transient` field", Transient.class, Transient.of(1), Transient.of(2))
            .butFor("cache"),
        equal(
                "`@JsonIgnore`",
                Ignoring.class,
                new Ignoring(1, "k", "left"),
                new Ignoring(2, "k", null))
            .butFor("left"),
        refused(
            "`@JsonProperty(access = READ_ONLY)`",
            ReadOnly.class,
            List.of("text", "READ_ONLY"),
            new ReadOnly(1, "x")),
        refused(
            "`@JsonProperty(access = WRITE_ONLY)`",
            WriteOnly.class,
            List.of("text", "WRITE_ONLY"),
            new WriteOnly(1, null),
            new WriteOnly(1, "x")),
        equal("`@JsonUnwrapped`", Unwrapped.class, new Unwrapped(1, new Address("Rome", 5))),
        equal("Getter that computes from other properties", Computed.class, new Computed())
            .byContent(),
        refused(
            "Getter that changes what it returns",
            GetterChanges.class,
            List.of("name"),
            GetterChanges.of(1, "ABC"),
            GetterChanges.of(2, "ABC"),
            GetterChanges.of(3, "abc")),
        refused(
                "Setter or constructor that changes what it is given",
                SetterChanges.class,
                List.of("id"),
                SetterChanges.of(1),
                SetterChanges.of(2),
                SetterChanges.of(101))
            .byContent(),
        equal(
            "Compact constructor that normalises",
            Normalised.class,
            new Normalised(" a ", new ArrayList<>(List.of("x"))),
            new Normalised("b", List.of("x"))),
        refused(
            "Compact constructor that changes what it has made",
            NotIdempotent.class,
            List.of("path"),
            new NotIdempotent("/a", "x"),
            new NotIdempotent("b", "x"),
            new NotIdempotent("//b", "x")),
        refused(
            "Constructor that refuses the values when they are cut",
            Period.class,
            List.of("it ends before it starts"),
            new Period(time, time.plusSeconds(5), "x"),
            new Period(time.plusSeconds(5), time.plusSeconds(10), "x"),
            new Period(time.plusMillis(1), time.plusMillis(2), "x")),
        equal(
            "Record with further getters",
            Person.class,
            new Person(1, "a", "b"),
            new Person(0, "a", "b")),
        equal("The same in a collection", People.class, new People(1, List.of(new Name("a")))),
        equal("Class without `equals`", NoEquals.class, NoEquals.of(1, 5), NoEquals.of(2, 5))
            .byContent(),
        equal("Type within itself", Node.class, Node.chain()).byContent(),
        refused("Object within itself", Node.class, List.of("next"), Node.cycle()).byContent());
  }
}
