package io.dynastore.internal.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Between the values of a high-cardinality field and those in an id, by handles: see {@link
 * Conversion}.
 *
 * @param from takes the field's value; null where an id holds that very value
 * @param to takes what an id holds, any object; null as above
 */
record HighConversion(@Nullable MethodHandle from, @Nullable MethodHandle to) {

  private static final MethodType CONVERSION =
      methodType(Object.class, JavaType.class, Object.class, PropertyPath.class);

  static HighConversion of(HighCardinalityRole field) {
    JavaType type = field.property().type();
    Class<?> raw = type.getRawClass();
    if (raw == Optional.class) {
      return isPlain(type.containedTypeOrUnknown(0).getRawClass())
          ? new HighConversion(
              own(HighConversion.class, "content", methodType(Object.class, Optional.class)),
              own(HighConversion.class, "optional", methodType(Object.class, Object.class)))
          : new HighConversion(
              bound(field, "from").asType(methodType(Object.class, Optional.class)),
              bound(field, "to"));
    }
    return isPlain(raw)
        ? new HighConversion(null, null)
        : new HighConversion(null, bound(field, "to"));
  }

  private static boolean isPlain(Class<?> type) {
    return type != Optional.class && !type.isEnum();
  }

  /** Reads what an id holds of a field that a getter reads. */
  MethodHandle from(MethodHandle getter) {
    return from == null ? getter : MethodHandles.filterReturnValue(getter, from);
  }

  /** Takes what an id holds for one of the values that an object is made of. */
  MethodHandle to(MethodHandle factory, int at) {
    if (to == null) {
      return factory;
    }
    Class<?> type = factory.type().parameterType(at);
    return MethodHandles.filterArguments(factory, at, to.asType(methodType(type, Object.class)));
  }

  private static MethodHandle bound(HighCardinalityRole field, String conversion) {
    MethodHandle ofType =
        MethodHandles.insertArguments(
            own(Conversion.class, conversion, CONVERSION), 0, field.property().type());
    return MethodHandles.insertArguments(ofType, 1, field.place());
  }

  private static MethodHandle own(Class<?> owner, String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner.getName() + '.' + name + " is missing", e);
    }
  }

  /** Fails for null, which the general path refuses. */
  static @Nullable Object content(Optional<?> optional) {
    return optional.orElse(null);
  }

  static Object optional(@Nullable Object content) {
    return Optional.ofNullable(content);
  }
}
