package io.dynastore.model;

import java.lang.reflect.Type;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Walks through a type, and the types of its fields, and sorts its properties into slots. */
final class BranchBuilder {

  private final LowTypes lowTypes = new LowTypes();
  private final JsonMapper mapper;
  private final FieldSelection selection;
  private final Map<JavaType, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Field> found = new LinkedHashMap<>();
  private final List<String> seen = new ArrayList<>();

  BranchBuilder(FieldSelection selection, List<JacksonModule> modules) {
    this.selection = selection;
    this.mapper = LowMapper.create(lowTypes, modules);
  }

  Branch build(Type root) {
    JavaType type = mapper.constructType(root);
    if (!Shape.isPossible(type)) {
      throw new ModelException(
          null,
          root.getTypeName() + " has no fields of its own that can be read and set.",
          type.isAbstract() && !type.isContainerType()
              ? "It is abstract: make a store for each class that its objects have."
              : "Use a record or a bean; for maps, use DynaStore.mapBuilder().",
          null);
    }
    if (root instanceof Class<?> raw) {
      TypeVariables.refuse(raw, mapper);
    }
    Set<JavaType> enclosing = new HashSet<>(Set.of(type));
    collect(type, Place.ROOT, enclosing);
    return branch(type, Place.ROOT);
  }

  /** The selected fields in the order of the payload. */
  List<Field> fields() {
    List<String> order = selection.order();
    if (order == null) {
      return List.copyOf(found.values());
    }
    return order.stream().map(this::selected).toList();
  }

  private Field selected(String path) {
    Field field = found.get(path);
    if (field == null) {
      throw new ModelException(
          path, "There is no such field.", "Name one of " + String.join(", ", seen) + ".", null);
    }
    return field;
  }

  /** Finds the selected fields; types within themselves are passed over, as they have no end. */
  private void collect(JavaType type, Place at, Set<JavaType> enclosing) {
    for (Property property : shape(type).properties()) {
      Place place = at.child(property.name());
      seen.add(place.path());
      ChronoUnit unit = selection.select(place.path(), property.declarations());
      if (unit != null) {
        found.put(place.path(), new Field(place.path(), Conversion.classOf(property.type()), unit));
      } else if (hasShape(property.type()) && enclosing.add(property.type())) {
        collect(property.type(), place, enclosing);
        enclosing.remove(property.type());
      } else if (property.type().hasContentType()) {
        refuseHighElements(property.type().getContentType(), place);
      }
    }
  }

  /**
   * Whether a type has fields of its own; others are low-cardinality as a whole, if Jackson can.
   */
  private boolean hasShape(JavaType type) {
    if (!Shape.isPossible(type)) {
      return false;
    }
    try {
      return !shape(type).properties().isEmpty();
    } catch (ModelException e) {
      return false;
    }
  }

  /** A list has any number of elements, and a payload a fixed number of fields. */
  private void refuseHighElements(JavaType element, Place at) {
    if (!hasShape(element)) {
      return;
    }
    for (Property property : shape(element).properties()) {
      String path = at.path() + "[]." + property.name();
      if (selection.select(path, property.declarations()) != null) {
        throw new ModelException(
            path,
            "It is marked as high-cardinality, but stands in elements of a collection, of which an id"
                + " cannot tell how many there are.",
            "Move the field out of the collection, or take the mark off it.",
            null);
      }
    }
  }

  private Branch branch(JavaType type, Place at) {
    Shape shape = shape(type);
    List<Slot> slots = new ArrayList<>();
    for (Property property : shape.properties()) {
      Place place = at.child(property.name());
      int index = indexOf(place.path());
      if (index >= 0) {
        boolean isCut = fields().get(index).truncatedTo() != ChronoUnit.NANOS;
        slots.add(new HighSlot(property, place, index, isCut, lowCodec(property.type())));
      } else if (found.keySet().stream().anyMatch(f -> f.startsWith(place.path() + '.'))) {
        slots.add(new NestedSlot(property, branch(property.type(), place)));
      } else {
        LowCodec codec = lowCodec(property.type());
        if (codec instanceof TypedLowCodec) {
          lowTypes.check(property.type(), place, mapper);
        }
        slots.add(new LowSlot(property, place, codec, () -> branch(property.type(), place)));
      }
    }
    return new Branch(shape, slots, IgnoredFields.of(type, mapper));
  }

  private int indexOf(String path) {
    @Nullable List<String> order = selection.order();
    return (order == null ? new ArrayList<>(found.keySet()) : order).indexOf(path);
  }

  private LowCodec lowCodec(JavaType type) {
    return DynamicLowCodec.isFor(type)
        ? new DynamicLowCodec(mapper)
        : new TypedLowCodec(type, mapper);
  }

  private Shape shape(JavaType type) {
    Shape known = shapes.get(type);
    if (known == null) {
      known = ShapeReader.read(type, mapper);
      shapes.put(type, known);
    }
    return known;
  }
}
