package io.dynastore.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.util.ClassUtil;

/** Gives a value out of an id the type that the field has now. */
final class Conversion {

  private Conversion() {}

  static @Nullable Object to(JavaType type, @Nullable Object value, Place place) {
    Class<?> raw = type.getRawClass();
    if (value == null) {
      if (raw.isPrimitive()) {
        throw new ModelException(
            place.path(), "It is null, which " + raw + " cannot be.", "Box the type.", null);
      }
      return null;
    }
    Class<?> wanted = ClassUtil.wrapperType(raw) == null ? raw : ClassUtil.wrapperType(raw);
    if (wanted.isInstance(value)) {
      return value;
    }
    if (wanted == Long.class && value instanceof Integer number) {
      return number.longValue();
    }
    throw new ModelException(
        place.path(),
        "The id holds a "
            + value.getClass().getSimpleName()
            + " where the class now has a "
            + wanted.getSimpleName()
            + ".",
        "Give the field a type that can hold it.",
        null);
  }
}
