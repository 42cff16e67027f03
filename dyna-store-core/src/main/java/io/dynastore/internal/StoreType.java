package io.dynastore.internal;

import io.dynastore.DynaRecord;
import io.dynastore.Evolution;
import java.beans.Introspector;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The type of a store's objects.
 *
 * @param raw their class
 * @param type the same, with the arguments of a generic class
 */
public record StoreType<T>(Class<T> raw, Type type) {

  @SuppressWarnings("unchecked")
  public static <T> StoreType<T> of(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return new StoreType<>((Class<T>) (raw instanceof Class<?> c ? c : Object.class), type);
  }

  boolean isOfMaps() {
    return type == Map.class;
  }

  public Evolution evolution() {
    DynaRecord annotation = raw.getAnnotation(DynaRecord.class);
    return annotation == null ? Evolution.LENIENT : annotation.evolution();
  }

  /**
   * The name of a store that is not given any. Two stores of one generic class have two, as the ids
   * of one are none of the other.
   */
  public String defaultName() {
    if (isOfMaps()) {
      return "default";
    }
    DynaRecord annotation = raw.getAnnotation(DynaRecord.class);
    String name =
        annotation == null || annotation.name().isEmpty()
            ? Introspector.decapitalize(raw.getSimpleName())
            : annotation.name();
    return name + arguments(type);
  }

  private static String arguments(Type type) {
    return type instanceof ParameterizedType generic
        ? Stream.of(generic.getActualTypeArguments())
            .map(argument -> simpleName(argument) + arguments(argument))
            .collect(Collectors.joining(",", "<", ">"))
        : "";
  }

  private static String simpleName(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return raw instanceof Class<?> c ? c.getSimpleName() : raw.getTypeName();
  }

  /**
   * A type variable of which nothing says what it stands for, as {@code T} of a method; or null.
   */
  @Nullable TypeVariable<?> unknown() {
    return unknown(type);
  }

  private static @Nullable TypeVariable<?> unknown(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return variable;
    }
    Type[] parts = {};
    if (type instanceof ParameterizedType generic) {
      parts = generic.getActualTypeArguments();
    } else if (type instanceof GenericArrayType array) {
      parts = new Type[] {array.getGenericComponentType()};
    } else if (type instanceof WildcardType wildcard) {
      parts = wildcard.getUpperBounds();
    }
    for (Type part : parts) {
      TypeVariable<?> unknown = unknown(part);
      if (unknown != null) {
        return unknown;
      }
    }
    return null;
  }
}
