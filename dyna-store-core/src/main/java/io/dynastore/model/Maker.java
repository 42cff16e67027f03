package io.dynastore.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;

/** Puts a constructor and setters together into one handle that takes a value for each property. */
final class Maker {

  private Maker() {}

  /**
   * Makes the handle.
   *
   * @param constructor takes its own parameters
   * @param properties those that the handle takes, in this order
   */
  static MethodHandle of(MethodHandle constructor, List<Property> properties) {
    List<Class<?>> types = properties.stream().<Class<?>>map(p -> p.type().getRawClass()).toList();
    Class<?> made = constructor.type().returnType();
    MethodHandle maker = constructed(constructor, properties, types);
    // Takes the object, then all values, and returns the object.
    MethodHandle set = MethodHandles.dropArguments(MethodHandles.identity(made), 1, types);
    for (int i = properties.size() - 1; i >= 0; i--) {
      MethodHandle setter = properties.get(i).setter();
      if (setter != null) {
        MethodHandle typed = setter.asType(methodType(void.class, made, types.get(i)));
        set =
            MethodHandles.foldArguments(
                set,
                MethodHandles.permuteArguments(
                    typed, set.type().changeReturnType(void.class), 0, 1 + i));
      }
    }
    return MethodHandles.foldArguments(set, maker);
  }

  /**
   * Calls the constructor with the values that it takes, and zeros for what nothing is known of.
   */
  private static MethodHandle constructed(
      MethodHandle constructor, List<Property> properties, List<Class<?>> types) {
    MethodType parameters = constructor.type();
    int[] sources = new int[parameters.parameterCount()];
    Arrays.fill(sources, -1);
    for (int i = 0; i < properties.size(); i++) {
      if (properties.get(i).parameter() >= 0) {
        sources[properties.get(i).parameter()] = i;
      }
    }
    MethodHandle called = constructor;
    for (int i = sources.length - 1; i >= 0; i--) {
      if (sources[i] < 0) {
        Object absent = Defaults.of(parameters.parameterType(i));
        called = MethodHandles.insertArguments(called, i, absent);
      } else {
        called = called.asType(called.type().changeParameterType(i, types.get(sources[i])));
      }
    }
    int[] order = Arrays.stream(sources).filter(source -> source >= 0).toArray();
    return MethodHandles.permuteArguments(
        called, methodType(called.type().returnType(), types), order);
  }
}
