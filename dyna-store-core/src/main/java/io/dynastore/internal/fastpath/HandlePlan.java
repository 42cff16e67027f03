package io.dynastore.internal.fastpath;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.encoding.PayloadHandles;
import io.dynastore.internal.format.FieldDescriptor;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.model.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is done for an object of one type, as handles without loops and boxes.
 *
 * @param hash takes an object and returns the hash code of its low-cardinality values
 * @param same takes an object and key, and says whether these are its low-cardinality values
 * @param write takes an object and the {@code byte[]} that its id begins with, and returns the id,
 *     or null, if that is not to be had in this way
 * @param read takes an id, where its payload starts, and the low-cardinality values, and returns an
 *     object, or null, if the id does not end with the last value; throws, where one is wrong
 * @param comesBack takes an object and says whether one that is made of its values is like it
 * @param keys for each low-cardinality field, takes an object and returns what a cell keeps of it
 */
record HandlePlan(
    MethodHandle hash,
    MethodHandle same,
    MethodHandle write,
    MethodHandle read,
    MethodHandle comesBack,
    List<MethodHandle> keys) {

  private static final MethodHandle CELL = MethodHandles.arrayElementGetter(Object[].class);

  /**
   * Joins the handles of a type with those of its payload.
   *
   * @param accessors reads fields and makes objects
   * @param layout writes and reads the high-cardinality values
   */
  static HandlePlan of(Accessors accessors, PayloadLayout layout) {
    List<MethodHandle> keys = accessors.low().stream().map(HandlePlan::key).toList();
    PayloadHandles payload = layout.codec().handles();
    boolean inPlace = InPlaceHandles.isFor(payload);
    return new HandlePlan(
        hash(keys),
        same(keys),
        inPlace
            ? InPlaceHandles.write(accessors, payload)
            : StreamHandles.write(accessors, payload),
        inPlace ? InPlaceHandles.read(accessors, payload) : StreamHandles.read(accessors, payload),
        RoundTripHandle.of(
            accessors, layout.descriptors().stream().map(FieldDescriptor::type).toList(), payload),
        keys);
  }

  /** What a cell keeps of a value: a number, where a number says it all, else the object. */
  private static MethodHandle key(MethodHandle getter) {
    Class<?> type = getter.type().returnType();
    return type.isPrimitive() && type != float.class && type != double.class
        ? MethodHandles.explicitCastArguments(getter, methodType(long.class, Object.class))
        : getter.asType(methodType(Object.class, Object.class));
  }

  private static MethodHandle hash(List<MethodHandle> keys) {
    MethodHandle hash =
        MethodHandles.dropArguments(MethodHandles.constant(int.class, 1), 0, Object.class);
    for (MethodHandle key : keys) {
      MethodHandle mixed = own("mix", int.class, int.class, key.type().returnType());
      hash = MethodHandles.foldArguments(MethodHandles.filterArguments(mixed, 1, key), hash);
    }
    return hash;
  }

  private static MethodHandle same(List<MethodHandle> keys) {
    MethodType test = methodType(boolean.class, Object.class, Object[].class);
    MethodHandle same = answer(true, test);
    for (int i = keys.size() - 1; i >= 0; i--) {
      MethodHandle key = keys.get(i);
      MethodHandle equal = own("equal", boolean.class, key.type().returnType(), Object.class);
      same =
          MethodHandles.guardWithTest(
              MethodHandles.filterArguments(equal, 0, key, cell(i)), same, answer(false, test));
    }
    return same;
  }

  private static MethodHandle answer(boolean answer, MethodType test) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, test.parameterList());
  }

  private static MethodHandle cell(int index) {
    return MethodHandles.insertArguments(CELL, 1, index);
  }

  /** Takes the high-cardinality values and an array of the others, and returns an object. */
  static MethodHandle factory(Accessors accessors) {
    int high = accessors.high().size();
    int low = accessors.low().size();
    MethodHandle factory = accessors.factory();
    for (int i = high; i < high + low; i++) {
      Class<?> type = factory.type().parameterType(i);
      factory =
          MethodHandles.filterArguments(
              factory, i, cell(i - high).asType(methodType(type, Object[].class)));
    }
    if (low == 0) {
      return MethodHandles.dropArguments(factory, high, Object[].class);
    }
    for (int i = high + low - 1; i > high; i--) {
      factory = shared(factory, i, high);
    }
    return factory;
  }

  /** Gives a parameter the argument of one before it, and takes none for it. */
  static MethodHandle shared(MethodHandle handle, int parameter, int before) {
    int[] order = IntStream.range(0, handle.type().parameterCount()).toArray();
    order[parameter] = before;
    for (int i = parameter + 1; i < order.length; i++) {
      order[i] = i - 1;
    }
    return MethodHandles.permuteArguments(
        handle, handle.type().dropParameterTypes(parameter, parameter + 1), order);
  }

  /** What is compared of low-cardinality values: what {@link #keys} give for an object of them. */
  @Nullable Object[] key(List<@Nullable Object> low) {
    @Nullable Object[] key = low.toArray();
    for (int i = 0; i < key.length; i++) {
      if (keys.get(i).type().returnType() == long.class) {
        key[i] = number(Objects.requireNonNull(key[i]));
      }
    }
    return key;
  }

  private static long number(Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    return value instanceof Character letter ? letter : (Boolean) value ? 1 : 0;
  }

  /** What {@link #hash} gives for an object with these key. */
  static int hash(@Nullable Object[] key) {
    int hash = 1;
    for (Object cell : key) {
      hash = mix(hash, cell);
    }
    return hash;
  }

  private static MethodHandle own(String name, Class<?> result, Class<?>... parameters) {
    return own(HandlePlan.class, name, methodType(result, parameters));
  }

  /** A static method of a class of this package. */
  static MethodHandle own(Class<?> owner, String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner.getName() + '.' + name + " is missing", e);
    }
  }

  static int mix(int hash, long value) {
    return hash * 31 + Long.hashCode(value);
  }

  static int mix(int hash, @Nullable Object value) {
    return hash * 31 + Objects.hashCode(value);
  }

  static boolean equal(long value, Object cell) {
    return (long) cell == value;
  }

  static boolean equal(@Nullable Object value, @Nullable Object cell) {
    return Objects.equals(value, cell);
  }
}
