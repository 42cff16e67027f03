package io.dynastore.internal.model;

import static java.util.stream.Collectors.toSet;

import io.dynastore.internal.model.StateFields.StateField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A type that holds high-cardinality fields, itself or nested, with a role for each property.
 *
 * @param ignored fields that it does not have any more, on purpose
 */
record TypeNode(BeanDescriptor bean, List<PropertyRole> roles, IgnoredFields ignored) {

  /** Whether a path leads to a property, or into one. */
  boolean isProperty(String path) {
    return names().stream()
        .anyMatch(
            name ->
                path.equals(name) || path.startsWith(name + '.') || path.startsWith(name + '['));
  }

  List<String> names() {
    return bean.properties().stream().map(Property::name).toList();
  }

  /** Where an object that was made again differs, but for what is cut or left out; or null. */
  @Nullable Difference difference(Object object, Object again, String path) {
    boolean isWhole = bean.leftOut().isEmpty();
    for (int i = 0; i < roles.size(); i++) {
      Property property = bean.properties().get(i);
      isWhole &= !isCut(roles.get(i));
      Difference found = difference(roles.get(i), property, object, again, path);
      if (found != null) {
        return found;
      }
    }
    boolean hasEquals = isWhole && Equality.hasEquals(bean.type());
    boolean isRecord = bean.type().isRecord();
    // Java keeps the class of records that were compared, so theirs is the last resort.
    if (hasEquals && !isRecord && Equality.areEqual(object, again)) {
      return null;
    }
    Optional<List<StateField>> state = comparedState();
    Difference found =
        state.isPresent()
            ? Equality.inFields(object, again, state.get(), path, 0)
            : hasEquals ? new Difference(path, object, again) : null;
    return found != null && hasEquals && isRecord && Equality.areEqual(object, again)
        ? null
        : found;
  }

  private @Nullable Difference difference(
      PropertyRole role, Property property, Object object, Object again, String path) {
    String at = path.isEmpty() ? property.name() : path + '.' + property.name();
    if (role instanceof HighCardinalityRole high && high.isCut()) {
      return null;
    }
    Object value = bean.get(property, object);
    Object valueAgain = bean.get(property, again);
    return role instanceof NestedRole nested && value != null && valueAgain != null
        ? nested.node().difference(value, valueAgain, at)
        : Equality.find(value, valueAgain, at);
  }

  private static boolean isCut(PropertyRole role) {
    return role instanceof HighCardinalityRole high
        ? high.isCut()
        : role instanceof NestedRole nested
            && nested.node().roles().stream().anyMatch(TypeNode::isCut);
  }

  /**
   * The fields in which an object and the one made again must be alike; empty where that cannot be
   * told, as some cannot be read, or what is cut is not in a field of its property's name.
   */
  Optional<List<StateField>> comparedState() {
    StateFields state = StateFields.of(bean.type());
    Set<String> names = state.fields().stream().map(StateField::name).collect(toSet());
    Set<String> excluded = new HashSet<>(bean.leftOut());
    for (int i = 0; i < roles.size(); i++) {
      String name = bean.properties().get(i).internalName();
      if (isCut(roles.get(i)) && !names.contains(name)) {
        return Optional.empty();
      }
      if (isCut(roles.get(i)) || roles.get(i) instanceof NestedRole) {
        excluded.add(name);
      }
    }
    return state.areAccessible()
        ? Optional.of(state.fields().stream().filter(f -> !excluded.contains(f.name())).toList())
        : Optional.empty();
  }

  void take(Object object, ObjectNode low, PropertyRole.Collector collector) {
    for (int i = 0; i < roles.size(); i++) {
      roles.get(i).take(bean.get(bean.properties().get(i), object), low, collector);
    }
  }

  Assembly source(TemplateLocation location) {
    findUnknown(location);
    List<PropertyRole.Source> sources = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      sources.add(roles.get(i).source(location.child(bean.properties().get(i))));
    }
    return new Assembly(this, sources);
  }

  private void findUnknown(TemplateLocation location) {
    Set<String> names = new HashSet<>();
    bean.properties().forEach(property -> names.addAll(property.names()));
    JsonNode json = Objects.requireNonNull(location.json());
    for (String name : json.propertyNames()) {
      if (!names.contains(name) && !ignored.contains(name)) {
        location.view().differences().unknown(location.place().child(name));
      }
    }
    location.know(name -> !names.contains(name) && ignored.contains(name));
  }

  /** A source for each property. */
  record Assembly(TypeNode node, List<PropertyRole.Source> sources) implements PropertyRole.Source {

    @Override
    public Object value(List<@Nullable Object> high) {
      @Nullable Object[] values = new @Nullable Object[sources.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = sources.get(i).value(high);
      }
      return node.bean().newInstance(values);
    }

    /** What a template is known by: see {@link LowForm}; null if that cannot be told. */
    @Nullable Object @Nullable [] constants() {
      List<@Nullable Object> constants = new ArrayList<>();
      return addTo(constants) ? constants.toArray() : null;
    }

    private boolean addTo(List<@Nullable Object> constants) {
      for (int i = 0; i < sources.size(); i++) {
        if (!add(node.roles().get(i), sources.get(i), constants)) {
          return false;
        }
      }
      return true;
    }

    private static boolean add(
        PropertyRole role, PropertyRole.Source source, List<@Nullable Object> constants) {
      if (role instanceof NestedRole) {
        return source instanceof Assembly nested && nested.addTo(constants);
      }
      if (!(role instanceof LowCardinalityRole low)) {
        return true;
      }
      if (source instanceof LowCardinalityRole.Constant constant) {
        return LowForm.addTo(constants, low, constant.value());
      }
      return source instanceof LowCardinalityRole.Read read
          && LowForm.addTo(constants, low, read.first());
    }
  }
}
