package io.dynastore.model;

import static java.util.stream.Collectors.toSet;

import io.dynastore.model.StateFields.StateField;
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
 * A type that holds high-cardinality fields, itself or nested, with a slot for each property.
 *
 * @param ignored fields that it does not have any more, on purpose
 */
record Branch(Shape shape, List<Slot> slots, IgnoredFields ignored) {

  /** Whether a path leads to a property, or into one. */
  boolean isProperty(String path) {
    return names().stream()
        .anyMatch(
            name ->
                path.equals(name) || path.startsWith(name + '.') || path.startsWith(name + '['));
  }

  List<String> names() {
    return shape.properties().stream().map(Property::name).toList();
  }

  /** Where an object that was made again differs, but for what is cut or left out; or null. */
  @Nullable Difference difference(Object object, Object again, String path) {
    boolean isWhole = shape.leftOut().isEmpty();
    for (int i = 0; i < slots.size(); i++) {
      Property property = shape.properties().get(i);
      isWhole &= !isCut(slots.get(i));
      Difference found = difference(slots.get(i), property, object, again, path);
      if (found != null) {
        return found;
      }
    }
    boolean hasEquals = isWhole && Equality.hasEquals(shape.type());
    boolean isRecord = shape.type().isRecord();
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
      Slot slot, Property property, Object object, Object again, String path) {
    String at = path.isEmpty() ? property.name() : path + '.' + property.name();
    if (slot instanceof HighSlot high && high.isCut()) {
      return null;
    }
    Object value = shape.get(property, object);
    Object valueAgain = shape.get(property, again);
    return slot instanceof NestedSlot nested && value != null && valueAgain != null
        ? nested.branch().difference(value, valueAgain, at)
        : Equality.find(value, valueAgain, at);
  }

  private static boolean isCut(Slot slot) {
    return slot instanceof HighSlot high
        ? high.isCut()
        : slot instanceof NestedSlot nested
            && nested.branch().slots().stream().anyMatch(Branch::isCut);
  }

  /**
   * The fields in which an object and the one made again must be alike; empty where that cannot be
   * told, as some cannot be read, or what is cut is not in a field of its property's name.
   */
  Optional<List<StateField>> comparedState() {
    StateFields state = StateFields.of(shape.type());
    Set<String> names = state.fields().stream().map(StateField::name).collect(toSet());
    Set<String> excluded = new HashSet<>(shape.leftOut());
    for (int i = 0; i < slots.size(); i++) {
      String name = shape.properties().get(i).internalName();
      if (isCut(slots.get(i)) && !names.contains(name)) {
        return Optional.empty();
      }
      if (isCut(slots.get(i)) || slots.get(i) instanceof NestedSlot) {
        excluded.add(name);
      }
    }
    return state.areAccessible()
        ? Optional.of(state.fields().stream().filter(f -> !excluded.contains(f.name())).toList())
        : Optional.empty();
  }

  void take(Object object, ObjectNode low, Slot.Taking taking) {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).take(shape.get(shape.properties().get(i), object), low, taking);
    }
  }

  Assembly source(Spot spot) {
    findUnknown(spot);
    List<Slot.Source> sources = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      sources.add(slots.get(i).source(spot.child(shape.properties().get(i))));
    }
    return new Assembly(this, sources);
  }

  private void findUnknown(Spot spot) {
    Set<String> names = new HashSet<>();
    shape.properties().forEach(property -> names.addAll(property.names()));
    JsonNode json = Objects.requireNonNull(spot.json());
    for (String name : json.propertyNames()) {
      if (!names.contains(name) && !ignored.contains(name)) {
        spot.making().differences().unknown(spot.place().child(name));
      }
    }
    spot.know(name -> !names.contains(name) && ignored.contains(name));
  }

  /** A source for each property. */
  record Assembly(Branch branch, List<Slot.Source> sources) implements Slot.Source {

    @Override
    public Object value(List<@Nullable Object> high) {
      @Nullable Object[] values = new @Nullable Object[sources.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = sources.get(i).value(high);
      }
      return branch.shape().newInstance(values);
    }

    /** The values of the low-cardinality properties, or null if they are not always the same. */
    @Nullable Object @Nullable [] constants() {
      List<@Nullable Object> constants = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        if (branch.slots().get(i) instanceof LowSlot) {
          if (!(sources.get(i) instanceof LowSlot.Constant constant)) {
            return null;
          }
          constants.add(constant.value());
        }
      }
      return constants.toArray();
    }
  }
}
