package io.dynastore;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.codec.PayloadCodec;
import io.dynastore.codec.PayloadReader;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.model.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is done for an object of one type, as handles without loops and boxes.
 *
 * @param hash takes an object and returns the hash code of its low-cardinality values
 * @param same takes an object and cells, and says whether these are its low-cardinality values
 * @param write takes an object and a {@link PayloadWriter}
 * @param read takes a {@link PayloadReader} and the low-cardinality values, returns an object
 * @param keys for each low-cardinality field, takes an object and returns what a cell keeps of it
 */
record Route(
    MethodHandle hash,
    MethodHandle same,
    MethodHandle write,
    MethodHandle read,
    List<MethodHandle> keys) {

  private static final MethodHandle CELL = MethodHandles.arrayElementGetter(Object[].class);

  /**
   * Joins the handles of a type with those of its payload.
   *
   * @param accessors reads fields and makes objects
   * @param codec writes and reads the high-cardinality values
   */
  static Route of(Accessors accessors, PayloadCodec codec) {
    List<MethodHandle> keys = accessors.low().stream().map(Route::key).toList();
    return new Route(hash(keys), same(keys), write(accessors, codec), read(accessors, codec), keys);
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

  private static MethodHandle write(Accessors accessors, PayloadCodec codec) {
    MethodHandle write =
        MethodHandles.empty(methodType(void.class, Object.class, PayloadWriter.class));
    for (int i = accessors.high().size() - 1; i >= 0; i--) {
      MethodHandle getter = accessors.high().get(i);
      MethodHandle encoder = codec.encoder(i, getter.type().returnType());
      write = MethodHandles.foldArguments(write, MethodHandles.filterArguments(encoder, 0, getter));
    }
    return write;
  }

  private static MethodHandle read(Accessors accessors, PayloadCodec codec) {
    int high = accessors.high().size();
    int low = accessors.low().size();
    MethodHandle maker = accessors.maker();
    List<Class<?>> parameters = new ArrayList<>(maker.type().parameterList().subList(0, high));
    parameters.add(Object[].class);
    int[] order = new int[high + low];
    for (int i = 0; i < order.length; i++) {
      order[i] = Math.min(i, high);
      if (i >= high) {
        Class<?> type = maker.type().parameterType(i);
        maker =
            MethodHandles.filterArguments(
                maker, i, cell(i - high).asType(methodType(type, Object[].class)));
      }
    }
    MethodHandle read =
        MethodHandles.permuteArguments(maker, methodType(Object.class, parameters), order);
    read = MethodHandles.dropArguments(read, high, PayloadReader.class);
    // From the last on, as each is then called before those behind it.
    for (int i = high - 1; i >= 0; i--) {
      read = MethodHandles.foldArguments(read, i, codec.decoder(i, parameters.get(i)));
    }
    return read;
  }

  /** What is compared of an object's low-cardinality values. */
  @Nullable Object[] cells(Object object) throws Throwable {
    @Nullable Object[] cells = new @Nullable Object[keys.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (Object) keys.get(i).invoke(object);
    }
    return cells;
  }

  private static MethodHandle own(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup().findStatic(Route.class, name, methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Route." + name + " is missing", e);
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
