package io.dynastore.internal.fastpath;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.encoding.PayloadHandles;
import io.dynastore.internal.format.FieldDescriptor;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.model.Accessors;
import io.dynastore.internal.model.LowCopy;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is done for an object of one type, as handles without loops and boxes.
 *
 * @param fits takes an object and says whether the others may be given it: whether it and all that
 *     are nested in it are there, and of the very classes
 * @param hash takes an object and returns the hash code of its low-cardinality values
 * @param same takes an object and a key, and says whether these are its low-cardinality values
 * @param write takes an object and the {@code byte[]} that its id begins with, and returns the id,
 *     or null, if that is not to be had in this way
 * @param read takes an id, where its payload starts, and the low-cardinality values, and returns an
 *     object, or null, if the id does not end with the last value; throws, where one is wrong
 * @param comesBack takes an object and its key, and says whether an object that is made of its
 *     values is like it
 * @param numbers which low-cardinality values a cell keeps as numbers
 */
record HandlePlan(
    MethodHandle fits,
    MethodHandle hash,
    MethodHandle same,
    MethodHandle write,
    MethodHandle read,
    MethodHandle comesBack,
    BitSet numbers) {

  private static final MethodHandle CELL = MethodHandles.arrayElementGetter(Object[].class);

  /**
   * Joins the handles of a type with those of its payload.
   *
   * @param accessors reads fields and makes objects
   * @param layout writes and reads the high-cardinality values
   */
  static HandlePlan of(Accessors accessors, PayloadLayout layout) {
    List<Key> keys = new ArrayList<>();
    BitSet numbers = new BitSet();
    for (MethodHandle getter : accessors.low()) {
      Key key = Key.of(getter, accessors.copied().get(keys.size()));
      numbers.set(keys.size(), key.isNumber());
      keys.add(key);
    }
    PayloadHandles payload = layout.codec().handles();
    boolean inPlace = InPlaceHandles.isFor(payload);
    return new HandlePlan(
        accessors.fits(),
        hash(keys),
        same(keys),
        inPlace
            ? InPlaceHandles.write(accessors, payload)
            : StreamHandles.write(accessors, payload),
        inPlace ? InPlaceHandles.read(accessors, payload) : StreamHandles.read(accessors, payload),
        RoundTripHandle.of(
            accessors, layout.descriptors().stream().map(FieldDescriptor::type).toList(), payload),
        numbers);
  }

  /**
   * A low-cardinality field, as a template is known by it.
   *
   * @param getter takes an object and returns what a cell keeps of the value: a number, where a
   *     number says it all, else an object
   * @param isCopied whether a key holds a copy of the value
   */
  private record Key(MethodHandle getter, boolean isCopied) {

    static Key of(MethodHandle getter, boolean isCopied) {
      Class<?> type = getter.type().returnType();
      boolean isNumber = type.isPrimitive() && type != float.class && type != double.class;
      MethodType kept = methodType(isNumber ? long.class : Object.class, Object.class);
      return new Key(MethodHandles.explicitCastArguments(getter, kept), isCopied);
    }

    boolean isNumber() {
      return getter.type().returnType() == long.class;
    }

    /** Adds the value to a hash code. */
    MethodHandle mix() {
      Class<?> type = getter.type().returnType();
      MethodHandle mix = own(isCopied ? "mixCopied" : "mix", int.class, int.class, type);
      return MethodHandles.filterArguments(mix, 1, getter);
    }

    /** Compares the value of an object with that of key. */
    MethodHandle equal(int index) {
      Class<?> type = getter.type().returnType();
      MethodHandle equal = own(isCopied ? "isCopy" : "equal", boolean.class, type, Object.class);
      return MethodHandles.filterArguments(equal, 0, getter, cell(index));
    }
  }

  private static MethodHandle hash(List<Key> keys) {
    MethodHandle hash =
        MethodHandles.dropArguments(MethodHandles.constant(int.class, 1), 0, Object.class);
    for (Key key : keys) {
      hash = MethodHandles.foldArguments(key.mix(), hash);
    }
    return hash;
  }

  private static MethodHandle same(List<Key> keys) {
    MethodType test = methodType(boolean.class, Object.class, Object[].class);
    MethodHandle same = answer(true, test);
    for (int i = keys.size() - 1; i >= 0; i--) {
      same = MethodHandles.guardWithTest(keys.get(i).equal(i), same, answer(false, test));
    }
    return same;
  }

  private static MethodHandle answer(boolean answer, MethodType test) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, test.parameterList());
  }

  static MethodHandle cell(int index) {
    return MethodHandles.insertArguments(CELL, 1, index);
  }

  /** Takes the high-cardinality values and an array of the others, and returns an object. */
  static MethodHandle factory(Accessors accessors) {
    int high = accessors.high().size();
    int low = accessors.low().size();
    MethodHandle factory = accessors.factory();
    for (int i = high; i < high + low; i++) {
      Class<?> type = factory.type().parameterType(i);
      MethodHandle value = cell(i - high);
      if (accessors.copied().get(i - high)) {
        value = MethodHandles.filterReturnValue(value, own("newValue", Object.class, Object.class));
      }
      factory =
          MethodHandles.filterArguments(factory, i, value.asType(methodType(type, Object[].class)));
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

  /** What is compared of low-cardinality values, where they are those of a template. */
  @Nullable Object[] key(@Nullable Object[] low) {
    @Nullable Object[] key = low.clone();
    for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
      key[i] = number(Objects.requireNonNull(key[i]));
    }
    return key;
  }

  /** Whether two keys hold the same. */
  static boolean areSame(@Nullable Object[] key, @Nullable Object[] others) {
    for (int i = 0; i < key.length; i++) {
      boolean same =
          key[i] instanceof LowCopy copy
              ? others[i] instanceof LowCopy other && copy.isOf(other.view())
              : Objects.equals(key[i], others[i]);
      if (!same) {
        return false;
      }
    }
    return key.length == others.length;
  }

  private static long number(Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    return value instanceof Character letter ? letter : (Boolean) value ? 1 : 0;
  }

  /** What {@link #hash} gives for an object with this key. */
  static int hash(@Nullable Object[] key) {
    int hash = 1;
    for (Object cell : key) {
      hash = cell instanceof LowCopy copy ? mixCopied(hash, copy.view()) : mix(hash, cell);
    }
    return hash;
  }

  static MethodHandle own(String name, Class<?> result, Class<?>... parameters) {
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

  static int mixCopied(int hash, @Nullable Object value) {
    return hash * 31 + LowCopy.hash(value);
  }

  static boolean isCopy(@Nullable Object value, Object cell) {
    return ((LowCopy) cell).isOf(value);
  }

  static @Nullable Object newValue(Object cell) {
    return ((LowCopy) cell).newValue();
  }

  static @Nullable Object view(Object cell) {
    return ((LowCopy) cell).view();
  }
}
