package io.dynastore.benchmarks;

import io.dynastore.DynaStore;
import io.dynastore.template.InMemoryTemplateRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shapes of classes that are compared with the flat record of the standard workload. */
public enum Shape {
  /** The standard record, to which all others are compared. */
  FLAT(Recommendation.class, Function.identity()),
  /** A text, which is measured by itself. */
  TEXT(ShapeClasses.Text.class, ShapeClasses::text),
  /** A decimal number, which is measured by itself. */
  DECIMAL(ShapeClasses.Decimal.class, ShapeClasses::decimal),
  /** An enum constant, which is measured by itself. */
  ENUM(ShapeClasses.Constant.class, ShapeClasses::constant),
  /** Fields of six types that are objects. */
  FLAT_OBJECTS(ShapeClasses.Objects6.class, ShapeClasses::objects),
  /** High-cardinality fields in a nested record. */
  NESTED_HIGH(ShapeClasses.NestedHigh.class, ShapeClasses::nestedHigh),
  /** A nested record in the template. */
  NESTED_LOW(ShapeClasses.NestedLow.class, ShapeClasses::nestedLow),
  /** A list of texts in the template. */
  LIST_LOW(ShapeClasses.ListLow.class, ShapeClasses::listLow),
  /** A map of texts in the template. */
  MAP_LOW(ShapeClasses.MapLow.class, ShapeClasses::mapLow),
  /** A bean that holds a bean. */
  NESTED_BEAN(NestedBean.class, NestedBean::of),
  /** Sixteen fields of eight types. */
  SIXTEEN(ShapeClasses.Sixteen.class, ShapeClasses::sixteen),
  /** A map. */
  MAP(null, Stores::map),
  /** A map that holds a map. */
  MAP_OF_MAP(null, ShapeClasses::mapOfMap);

  private final @Nullable Class<?> type;

  @SuppressWarnings("ImmutableEnumChecker") // makes objects of its argument alone
  private final Function<Recommendation, Object> object;

  /** Without a type, the objects are maps. */
  <T> Shape(@Nullable Class<?> type, Function<Recommendation, T> object) {
    this.type = type;
    this.object = object::apply;
  }

  /** A new store, whose templates are in memory. */
  @SuppressWarnings("unchecked")
  DynaStore<Object> store() {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    if (type == null) {
      var maps =
          DynaStore.mapBuilder()
              .highCardinality("userId", "timestamp")
              .templates(templates)
              .build();
      return (DynaStore<Object>) (DynaStore<?>) maps;
    }
    return (DynaStore<Object>) (DynaStore<?>) DynaStore.builder(type).templates(templates).build();
  }

  /** The workload in this shape. */
  List<Object> objects() {
    return Arrays.stream(Workload.recommendations()).map(object).toList();
  }

  /** Makes the ids of objects, and sees that they can be read. */
  static List<String> ids(DynaStore<Object> store, List<Object> objects) {
    return objects.stream()
        .map(
            object -> {
              String id = store.create(object);
              if (!Objects.equals(store.parse(id), object)) {
                throw new IllegalStateException("An id does not bring back " + object);
              }
              return id;
            })
        .toList();
  }
}
