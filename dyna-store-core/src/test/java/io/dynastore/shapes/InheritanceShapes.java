package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dynastore.HighCardinality;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Superclasses, interfaces, generics, inner classes. */
@SuppressWarnings({"unused", "ClassCanBeStatic"})
final class InheritanceShapes {

  private InheritanceShapes() {}

  static class Audited {
    private @Nullable String origin;

    public @Nullable String getOrigin() {
      return origin;
    }

    public void setOrigin(@Nullable String origin) {
      this.origin = origin;
    }
  }

  static class Click extends Audited {
    @HighCardinality public long userId;

    static Click of(long userId, String origin) {
      Click click = new Click();
      click.userId = userId;
      click.setOrigin(origin);
      return click;
    }
  }

  static class PaidClick extends Click {
    public int price;
  }

  private static PaidClick paid() {
    PaidClick click = new PaidClick();
    click.userId = 1;
    click.setOrigin("web");
    click.price = 5;
    return click;
  }

  abstract static class Keyed<K> {
    private @Nullable K key;

    @HighCardinality
    public @Nullable K getKey() {
      return key;
    }

    public void setKey(@Nullable K key) {
      this.key = key;
    }
  }

  static final class Named extends Keyed<String> {
    public @Nullable String name;

    static Named of(String key, String name) {
      Named named = new Named();
      named.setKey(key);
      named.name = name;
      return named;
    }
  }

  record Page<T>(T item, int number) {}

  record WithPage(@HighCardinality long id, Page<List<String>> page) {}

  record Generic<T>(@HighCardinality long id, T item) {}

  final class Inner {
    @HighCardinality public long id;
  }

  class InnerValue {
    public int x;
  }

  static final class HoldsInner {
    @HighCardinality public long id;
    public @Nullable InnerValue value;
  }

  interface Shape {}

  record Circle(int radius) implements Shape {}

  record WithInterface(@HighCardinality long id, Shape shape) {}

  record WithInterfaces(@HighCardinality long id, List<Shape> shapes) {}

  abstract static class Vehicle {
    public int wheels;
  }

  static final class Car extends Vehicle {
    public int doors;
  }

  record WithAbstract(@HighCardinality long id, Vehicle vehicle) {}

  sealed interface Payment permits Cash, Card {}

  record Cash(int amount) implements Payment {}

  record Card(String number) implements Payment {}

  record WithSealed(@HighCardinality long id, Payment payment) {}

  record Order(List<Payment> payments) {}

  record WithSealedDeepInside(@HighCardinality long id, List<Order> orders) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({@JsonSubTypes.Type(Tea.class), @JsonSubTypes.Type(Milk.class)})
  sealed interface Drink permits Tea, Milk {}

  record Tea(String kind) implements Drink {}

  record Milk(double fat) implements Drink {}

  record WithTypeInfo(@HighCardinality long id, Drink drink, List<Drink> drinks) {}

  record MarkedProperty(
      @HighCardinality long id, @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Shape shape) {}

  static class Base {
    public int a;
  }

  static class Derived extends Base {
    public int b;
  }

  record WithBase(@HighCardinality long id, Base base) {}

  static class HighBase {
    @HighCardinality public int a;
  }

  static class HighDerived extends HighBase {
    public int b;
  }

  record WithNested(@HighCardinality long id, HighBase nested) {}

  static Stream<ClassShape<?>> shapes() {
    String inner = "Inner class";
    return Stream.of(
        equal("Properties of a superclass", Click.class, Click.of(1, "web"), Click.of(2, "web"))
            .byContent(),
        equal("Abstract generic superclass", Named.class, Named.of("k", "n"), Named.of("l", "n"))
            .byContent(),
        refused(
                "Object of a subclass in the store of its superclass",
                Click.class,
                List.of("PaidClick", "subclass", "store of its own"),
                Click.of(1, "web"),
                Click.of(2, "web"),
                paid())
            .byContent(),
        refused(
                "Object of a subclass in a property",
                WithBase.class,
                List.of("base", "Derived"),
                new WithBase(1, new Base()),
                new WithBase(2, new Derived()))
            .byContent(),
        refused(
                "Object of a subclass in a property with marked fields",
                WithNested.class,
                List.of("nested", "HighDerived"),
                new WithNested(1, new HighBase()),
                new WithNested(2, new HighDerived()))
            .byContent(),
        equal(
            "Property of a generic type",
            WithPage.class,
            new WithPage(1, new Page<>(List.of("a"), 2)),
            new WithPage(1, new Page<>(List.of(), 2))),
        refused(
            "Generic record by its class alone",
            Generic.class,
            List.of("item", "new TypeReference<Generic<...>>() {}"),
            new Generic<>(1, "text")),
        refused(
                inner,
                Inner.class,
                List.of("inner class", "static"),
                new InheritanceShapes().new Inner())
            .byContent(),
        refused(
                inner + " in a property",
                HoldsInner.class,
                List.of("value", "static"),
                holdsInner())
            .byContent(),
        refused(
            "Property of an interface type",
            WithInterface.class,
            List.of("shape", "@JsonTypeInfo"),
            new WithInterface(1, new Circle(1))),
        refused(
            "Collection of an interface type",
            WithInterfaces.class,
            List.of("shapes", "@JsonTypeInfo"),
            new WithInterfaces(1, List.of(new Circle(1)))),
        refused(
                "Property of an abstract type",
                WithAbstract.class,
                List.of("vehicle", "@JsonTypeInfo"),
                new WithAbstract(1, new Car()))
            .byContent(),
        refused(
            "Property of a sealed type",
            WithSealed.class,
            List.of("payment", "@JsonTypeInfo"),
            new WithSealed(1, new Cash(1))),
        refused(
            "Sealed type deep inside a property",
            WithSealedDeepInside.class,
            List.of("orders", "@JsonTypeInfo"),
            new WithSealedDeepInside(1, List.of(new Order(List.of(new Cash(1)))))),
        equal(
            "Sealed type with `@JsonTypeInfo`",
            WithTypeInfo.class,
            new WithTypeInfo(1, new Tea("green"), List.of(new Milk(1.5), new Tea("black"))),
            new WithTypeInfo(2, new Milk(3.5), List.of())),
        refused(
            "`@JsonTypeInfo` on the property instead of the type",
            MarkedProperty.class,
            List.of("shape", "@JsonTypeInfo"),
            new MarkedProperty(1, new Circle(1))));
  }

  private static HoldsInner holdsInner() {
    HoldsInner holds = new HoldsInner();
    holds.value = new InheritanceShapes().new InnerValue();
    return holds;
  }
}
