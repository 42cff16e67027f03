package io.dynastore.internal.model;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class that hold what its objects are, in which equal objects are alike: not those
 * that are transient, that Jackson is told to ignore, or that a compiler adds.
 */
final class StateFields {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static final ClassValue<StateFields> KNOWN =
      new ClassValue<>() {
        @Override
        protected StateFields computeValue(Class<?> type) {
          return new StateFields(type);
        }
      };

  /** A field, and a handle that takes an object and returns its value. */
  record StateField(String name, Class<?> type, MethodHandle getter) {

    @Nullable Object get(Object object) {
      try {
        return getter.invoke(object);
      } catch (Throwable e) {
        throw new LinkageError("The field " + name + " cannot be read", e);
      }
    }
  }

  private final List<StateField> fields = new ArrayList<>();
  private boolean isAccessible = true;

  private StateFields(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      Set<String> ignored = ignored(c);
      for (Field field : c.getDeclaredFields()) {
        if (isState(field) && !ignored.contains(field.getName())) {
          add(field);
        }
      }
    }
  }

  static StateFields of(Class<?> type) {
    return KNOWN.get(type);
  }

  private static Set<String> ignored(Class<?> type) {
    JsonIgnoreProperties annotation = type.getAnnotation(JsonIgnoreProperties.class);
    return annotation == null ? Set.of() : Set.of(annotation.value());
  }

  static boolean isState(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !Modifier.isTransient(field.getModifiers())
        && !field.isSynthetic()
        && !isCompilers(field.getName())
        && !isIgnored(field)
        && !field.getType().isAnnotationPresent(JsonIgnoreType.class);
  }

  /**
   * Fields that Kotlin, Scala, AspectJ and byte code enhancers add without calling them synthetic.
   */
  private static boolean isCompilers(String name) {
    return name.endsWith("$delegate")
        || name.startsWith("bitmap$")
        || name.startsWith("ajc$")
        || name.startsWith("$$");
  }

  private static boolean isIgnored(Field field) {
    JsonIgnore annotation = field.getAnnotation(JsonIgnore.class);
    return (annotation != null && annotation.value())
        || field.isAnnotationPresent(JsonBackReference.class);
  }

  private void add(Field field) {
    try {
      field.setAccessible(true);
      fields.add(new StateField(field.getName(), field.getType(), LOOKUP.unreflectGetter(field)));
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      isAccessible = false;
    }
  }

  /** Whether all fields can be read; the modules of a named module may be closed. */
  boolean areAccessible() {
    return isAccessible;
  }

  List<StateField> fields() {
    return fields;
  }
}
