package io.dynastore.internal.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a constructor and setters together into one handle that takes a value for each property. */
final class InstanceFactory {

  private InstanceFactory() {}

  /**
   * Makes the handle.
   *
   * @param constructor takes its own parameters
   * @param properties those that the handle takes, in this order
   * @param build takes what the constructor returned, a builder; null where there is none
   */
  static MethodHandle of(
      MethodHandle constructor, List<Property> properties, @Nullable MethodHandle build) {
    List<Class<?>> types = properties.stream().<Class<?>>map(p -> p.type().getRawClass()).toList();
    Class<?> made = constructor.type().returnType();
    MethodHandle factory = constructed(constructor, properties, types);
    // Takes the object, then all values, and returns the object.
    MethodHandle set = MethodHandles.dropArguments(MethodHandles.identity(made), 1, types);
    for (int i = properties.size() - 1; i >= 0; i--) {
      MethodHandle setter = properties.get(i).setter();
      if (setter != null) {
        set = build == null ? after(setter, i, set, types) : of(setter, i, set, types);
      }
    }
    factory = MethodHandles.foldArguments(set, factory);
    return build == null
        ? factory
        : MethodHandles.filterReturnValue(
            factory, build.asType(build.type().changeParameterType(0, made)));
  }

  /** Calls a setter before the rest. */
  private static MethodHandle after(
      MethodHandle setter, int index, MethodHandle rest, List<Class<?>> types) {
    Class<?> made = rest.type().parameterType(0);
    MethodHandle typed = setter.asType(methodType(void.class, made, types.get(index)));
    return MethodHandles.foldArguments(
        rest,
        MethodHandles.permuteArguments(
            typed, rest.type().changeReturnType(void.class), 0, 1 + index));
  }

  /** Calls the rest with what a setter returns. */
  private static MethodHandle of(
      MethodHandle setter, int index, MethodHandle rest, List<Class<?>> types) {
    Class<?> made = rest.type().parameterType(0);
    MethodHandle typed = setter.asType(methodType(made, made, types.get(index)));
    int[] order = new int[types.size() + 2];
    order[1] = 1 + index;
    for (int i = 0; i < types.size(); i++) {
      order[i + 2] = 1 + i;
    }
    return MethodHandles.permuteArguments(
        MethodHandles.collectArguments(rest, 0, typed), rest.type(), order);
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
