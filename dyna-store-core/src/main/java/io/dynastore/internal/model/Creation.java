package io.dynastore.internal.model;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonPOJOBuilder;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How Jackson makes objects of a type: by itself, or by a builder that {@code @JsonDeserialize}
 * names.
 *
 * @param type the type
 * @param taker what takes the values: the type, or its builder
 * @param writable what can be set
 * @param builds the builder's method that returns the object, or null
 */
record Creation(Class<?> type, Class<?> taker, BeanDescription writable, @Nullable Method builds) {

  static BeanDescription readable(JavaType type, JsonMapper mapper) {
    ClassIntrospector introspector = mapper.serializationConfig().classIntrospectorInstance();
    return introspector.introspectForSerialization(
        type, introspector.introspectClassAnnotations(type));
  }

  static Creation of(JavaType type, JsonMapper mapper) {
    DeserializationConfig config = mapper.deserializationConfig();
    ClassIntrospector introspector = config.classIntrospectorInstance();
    AnnotatedClass annotations = introspector.introspectClassAnnotations(type);
    BeanDescription writable = introspector.introspectForDeserialization(type, annotations);
    AnnotationIntrospector reader = config.getAnnotationIntrospector();
    Class<?> builder = reader.findPOJOBuilder(config, annotations);
    if (builder == null) {
      return new Creation(type.getRawClass(), type.getRawClass(), writable, null);
    }
    JavaType builderType = mapper.constructType(builder);
    BeanDescription ofBuilder =
        introspector.introspectForDeserializationWithBuilder(builderType, writable);
    JsonPOJOBuilder.Value names = reader.findPOJOBuilderConfig(config, ofBuilder.getClassInfo());
    String name = names == null ? JsonPOJOBuilder.DEFAULT_BUILD_METHOD : names.buildMethodName;
    return new Creation(
        type.getRawClass(), builder, ofBuilder, buildMethod(type.getRawClass(), builder, name));
  }

  private static Method buildMethod(Class<?> type, Class<?> builder, String name) {
    for (Class<?> c = builder; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 0
            && type.isAssignableFrom(method.getReturnType())) {
          return method;
        }
      }
    }
    throw new ModelException(
        null,
        "The builder "
            + builder.getName()
            + " has no method "
            + name
            + "() that returns a "
            + type.getName()
            + ".",
        "Name the method with @JsonPOJOBuilder(buildMethodName = ...) on the builder.",
        null);
  }

  List<BeanPropertyDefinition> properties() {
    return writable.findProperties();
  }

  Set<String> ignored() {
    return writable.getIgnoredPropertyNames();
  }

  /** The constructor without arguments, where nothing is known to take values. */
  Executable withoutArguments() {
    try {
      return taker.getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw CreationAdvice.cannotBeMade(taker, e);
    }
  }
}
