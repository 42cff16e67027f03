package io.dynastore.internal.model;

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

/** Walks through a type, and the types of its fields, and sorts its properties into roles. */
final class TypeNodeBuilder {

  private final LowTypes lowTypes = new LowTypes();
  private final JsonMapper mapper;
  private final FieldSelection selection;
  private final Map<JavaType, BeanDescriptor> shapes = new LinkedHashMap<>();
  private final Map<String, Field> found = new LinkedHashMap<>();
  private final List<String> seen = new ArrayList<>();

  TypeNodeBuilder(FieldSelection selection, List<JacksonModule> modules) {
    this.selection = selection;
    this.mapper = LowMapper.create(lowTypes, modules);
  }

  TypeNode build(Type root) {
    JavaType type = mapper.constructType(root);
    if (!BeanDescriptor.isPossible(type)) {
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
    collect(type, PropertyPath.ROOT, enclosing);
    return node(type, PropertyPath.ROOT);
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
  private void collect(JavaType type, PropertyPath at, Set<JavaType> enclosing) {
    for (Property property : bean(type).properties()) {
      PropertyPath place = at.child(property.name());
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
    if (!BeanDescriptor.isPossible(type)) {
      return false;
    }
    try {
      return !bean(type).properties().isEmpty();
    } catch (ModelException e) {
      return false;
    }
  }

  /** A list has any number of elements, and a payload a fixed number of fields. */
  private void refuseHighElements(JavaType element, PropertyPath at) {
    if (!hasShape(element)) {
      return;
    }
    for (Property property : bean(element).properties()) {
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

  private TypeNode node(JavaType type, PropertyPath at) {
    BeanDescriptor bean = bean(type);
    List<PropertyRole> roles = new ArrayList<>();
    for (Property property : bean.properties()) {
      PropertyPath place = at.child(property.name());
      int index = indexOf(place.path());
      if (index >= 0) {
        boolean isCut = fields().get(index).truncatedTo() != ChronoUnit.NANOS;
        roles.add(
            new HighCardinalityRole(property, place, index, isCut, lowCodec(property.type())));
      } else if (found.keySet().stream().anyMatch(f -> f.startsWith(place.path() + '.'))) {
        roles.add(new NestedRole(property, node(property.type(), place)));
      } else {
        LowCodec codec = lowCodec(property.type());
        if (codec instanceof TypedLowCodec) {
          lowTypes.check(property.type(), place, mapper);
        }
        roles.add(
            new LowCardinalityRole(property, place, codec, () -> node(property.type(), place)));
      }
    }
    return new TypeNode(bean, roles, IgnoredFields.of(type, mapper));
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

  private BeanDescriptor bean(JavaType type) {
    BeanDescriptor known = shapes.get(type);
    if (known == null) {
      known = BeanDescriptorReader.read(type, mapper);
      shapes.put(type, known);
    }
    return known;
  }
}
