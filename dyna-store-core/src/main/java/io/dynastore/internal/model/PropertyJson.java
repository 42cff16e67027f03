package io.dynastore.internal.model;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.BeanSerializer;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.UnrolledBeanSerializer;

/**
 * Tells the types whose JSON follows from the properties that a descriptor has: no annotation,
 * module or serializer of the user's adds what may differ where these are the same.
 */
final class PropertyJson {

  private PropertyJson() {}

  static boolean isOf(JavaType type, BeanDescriptor bean, JsonMapper mapper) {
    BeanDescription description = Creation.readable(type, mapper);
    return description.findAnyGetter() == null
        && description.findJsonValueAccessor() == null
        && description.getObjectIdInfo() == null
        && isWrittenBy(serializer(type, mapper), bean);
  }

  private static ValueSerializer<?> serializer(JavaType type, JsonMapper mapper) {
    try {
      return mapper._serializationContext().findTypedValueSerializer(type, true);
    } catch (JacksonException e) {
      throw new ModelException(
          null, type.toCanonical() + " cannot be written as JSON.", "Use another type.", e);
    }
  }

  private static boolean isWrittenBy(ValueSerializer<?> serializer, BeanDescriptor bean) {
    boolean isPlain =
        serializer.getClass() == BeanSerializer.class
            || serializer.getClass() == UnrolledBeanSerializer.class;
    Set<String> names = new HashSet<>();
    for (Iterator<PropertyWriter> all = serializer.properties(); all.hasNext(); ) {
      PropertyWriter property = all.next();
      isPlain &=
          property.getClass() == BeanPropertyWriter.class
              && isJacksons(((BeanPropertyWriter) property).getSerializer());
      names.add(property.getName());
    }
    Set<String> described = new HashSet<>();
    bean.properties().forEach(property -> described.add(property.name()));
    return isPlain && names.equals(described);
  }

  /** Null is found by the value's class, as one that is no property is. */
  private static boolean isJacksons(@Nullable ValueSerializer<?> serializer) {
    return serializer == null
        || serializer.getClass().getName().startsWith("tools.jackson.databind.")
        || serializer.getClass().getName().startsWith("io.dynastore.internal.model.");
  }
}
