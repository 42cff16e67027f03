package io.dynastore.internal.model;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.model.StateFields.StateField;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** Makes the accessors of a type. */
final class AccessorsBuilder {

  private static final MethodHandle FROM = conversion("from");
  private static final MethodHandle TO = conversion("to");

  private AccessorsBuilder() {}

  private static MethodHandle conversion(String name) {
    try {
      return MethodHandles.lookup()
          .findStatic(
              Conversion.class,
              name,
              methodType(Object.class, JavaType.class, Object.class, PropertyPath.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Conversion." + name + " is missing", e);
    }
  }

  /** The accessors, or null if the type is not simple enough. */
  static @Nullable Accessors build(TypeNode node, int highFields) {
    @Nullable HighCardinalityRole[] high = new @Nullable HighCardinalityRole[highFields];
    List<Property> low = new ArrayList<>();
    for (PropertyRole role : node.roles()) {
      if (role instanceof HighCardinalityRole field) {
        high[field.index()] = field;
      } else if (role instanceof LowCardinalityRole field
          && Immutable.isType(field.property().type().getRawClass())) {
        low.add(field.property());
      } else {
        return null;
      }
    }
    Optional<List<StateField>> state = node.comparedState();
    if (state.isEmpty()) {
      return null;
    }
    List<HighCardinalityRole> inOrder = Arrays.stream(high).filter(field -> field != null).toList();
    List<Property> properties =
        new ArrayList<>(inOrder.stream().map(HighCardinalityRole::property).toList());
    properties.addAll(low);
    return new Accessors(
        node.bean().type(),
        inOrder.stream().map(AccessorsBuilder::getter).toList(),
        low.stream().map(property -> typed(property.getter(), property)).toList(),
        converting(node.bean().factory(properties), inOrder),
        state.get().stream().map(AccessorsBuilder::ofObject).toList());
  }

  private static MethodHandle getter(HighCardinalityRole field) {
    MethodHandle getter = typed(field.property().getter(), field.property());
    return isPlain(field.property())
        ? getter
        : MethodHandles.filterReturnValue(
            getter.asType(methodType(Object.class, Object.class)), bound(FROM, field));
  }

  private static MethodHandle ofObject(StateField field) {
    return field.getter().asType(methodType(field.type(), Object.class));
  }

  private static MethodHandle typed(MethodHandle getter, Property property) {
    return getter.asType(methodType(property.type().getRawClass(), Object.class));
  }

  private static MethodHandle converting(MethodHandle factory, List<HighCardinalityRole> high) {
    MethodHandle converting = factory;
    for (int i = 0; i < high.size(); i++) {
      if (!isPlain(high.get(i).property())) {
        Class<?> type = factory.type().parameterType(i);
        converting =
            MethodHandles.filterArguments(
                converting, i, bound(TO, high.get(i)).asType(methodType(type, Object.class)));
      }
    }
    return converting.asType(converting.type().changeReturnType(Object.class));
  }

  private static MethodHandle bound(MethodHandle conversion, HighCardinalityRole field) {
    MethodHandle ofType = MethodHandles.insertArguments(conversion, 0, field.property().type());
    return MethodHandles.insertArguments(ofType, 1, field.place());
  }

  /** Whether an id holds the very values of the field. */
  private static boolean isPlain(Property property) {
    Class<?> type = property.type().getRawClass();
    return type != Optional.class && !type.isEnum();
  }
}
