package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import io.dynastore.shapes.CreatorClasses.Built;
import io.dynastore.shapes.CreatorClasses.Creator;
import io.dynastore.shapes.CreatorClasses.Foreign;
import io.dynastore.shapes.CreatorClasses.Forgetful;
import io.dynastore.shapes.CreatorClasses.Holds;
import io.dynastore.shapes.CreatorClasses.NoArgumentsToo;
import io.dynastore.shapes.CreatorClasses.PlainFactory;
import io.dynastore.shapes.CreatorClasses.PrivateCreator;
import io.dynastore.shapes.CreatorClasses.TwoConstructors;
import io.dynastore.shapes.CreatorClasses.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How objects are made. */
@SuppressWarnings("unused")
final class CreatorShapes {

  private CreatorShapes() {}

  private static Value value(String text) {
    return new Value.Builder().withText(text).build();
  }

  private static Built built(long id, String text) {
    return new Built.Builder().id(id).text(text).make();
  }

  static Stream<ClassShape<?>> shapes() {
    return Stream.of(
        equal(
                "`@JsonCreator` on a static method",
                Creator.class,
                Creator.of(1, "x"),
                Creator.of(2, "x"))
            .byContent(),
        equal(
                "`@JsonCreator` on a private constructor",
                PrivateCreator.class,
                PrivateCreator.create(1))
            .byContent(),
        refused(
                "Static factory without `@JsonCreator`",
                PlainFactory.class,
                List.of("PlainFactory", "@JsonCreator"),
                PlainFactory.of(1, "x"))
            .byContent(),
        refused(
            "Annotations in a mix-in",
            Foreign.class,
            List.of("Foreign", "@JsonCreator"),
            Foreign.of(1)),
        refused(
                "Two constructors, none marked",
                TwoConstructors.class,
                List.of("TwoConstructors", "@JsonCreator"),
                new TwoConstructors(1, "x"))
            .byContent(),
        equal(
                "Constructor of all fields beside one without arguments",
                NoArgumentsToo.class,
                new NoArgumentsToo(1, "x"),
                new NoArgumentsToo(2, "x"))
            .byContent(),
        equal(
                "Builder by `@JsonDeserialize(builder = ...)`",
                Built.class,
                built(1, "x"),
                built(2, "x"))
            .byContent(),
        equal(
                "The same in properties",
                Holds.class,
                new Holds(1, value("x"), new ArrayList<>(List.of(value("y")))))
            .byContent(),
        refused(
                "Builder that does not take all properties",
                Forgetful.class,
                List.of("text", "Builder"),
                new Forgetful(1, null),
                new Forgetful(1, "x"))
            .byContent());
  }
}
