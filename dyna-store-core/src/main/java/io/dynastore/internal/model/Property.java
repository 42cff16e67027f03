package io.dynastore.internal.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * One field of a type that can be read from an object and given to a new one.
 *
 * @param names its name in JSON, then those that it had once
 * @param internalName its name in Java, which is that of the field that holds it
 * @param type its full generic type
 * @param declarations the components, fields, methods and parameters that declare it
 * @param getter takes the object, returns the value
 * @param parameter the index of the constructor's parameter that takes the value, or -1
 * @param setter takes the object and the value; null where the constructor takes it
 */
record Property(
    List<String> names,
    String internalName,
    JavaType type,
    List<AnnotatedElement> declarations,
    MethodHandle getter,
    int parameter,
    @Nullable MethodHandle setter) {

  String name() {
    return names.get(0);
  }
}
