package io.dynastore.internal.fastpath;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.encoding.PayloadHandles;
import io.dynastore.internal.model.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads ids whose values can all be written and read in place: how far it has come is in
 * the processor then, and not in an object.
 */
final class InPlaceHandles {

  /** Where the payload starts; what the id begins with is put before it. */
  private static final int START = 160;

  /** A cache line: what one thread writes is that far from what others read. */
  private static final int MARGIN = 64;

  private static final int SIZE = 640;

  /** The text that a thread writes an id into. No code of the user's is called while it does. */
  private static final ThreadLocal<byte[]> TEXT = ThreadLocal.withInitial(() -> new byte[SIZE]);

  private InPlaceHandles() {}

  /** Whether a payload can be written and read in this way. */
  static boolean isFor(PayloadHandles payload) {
    return payload.areInPlace() && START + payload.maxDigits() + MARGIN <= SIZE;
  }

  static MethodHandle write(Accessors accessors, PayloadHandles payload) {
    List<MethodHandle> getters = accessors.high();
    // Takes the text, where the payload starts, and the values; returns where it ends.
    MethodHandle write =
        MethodHandles.dropArguments(MethodHandles.identity(int.class), 0, byte[].class);
    for (int i = 0; i < getters.size(); i++) {
      Class<?> value = getters.get(i).type().returnType();
      MethodHandle encoder =
          MethodHandles.permuteArguments(
              payload.encoder(i, value),
              methodType(int.class, int.class, byte[].class, value),
              2,
              1,
              0);
      write = HandlePlan.shared(MethodHandles.collectArguments(encoder, 0, write), i + 2, 0);
    }
    // All getters, which may make ids themselves, are called before anything is written.
    write = MethodHandles.filterArguments(write, 2, getters.toArray(new MethodHandle[0]));
    for (int i = getters.size() - 1; i > 0; i--) {
      write = HandlePlan.shared(write, i + 2, 2);
    }
    return HandlePlan.own(
            InPlaceHandles.class,
            "write",
            methodType(String.class, MethodHandle.class, Object.class, byte[].class))
        .bindTo(write);
  }

  @SuppressWarnings("deprecation") // takes half the time of the constructor with a charset
  static @Nullable String write(MethodHandle payload, Object object, byte[] prefix)
      throws Throwable {
    int start = START - prefix.length;
    if (start < MARGIN) {
      return null;
    }
    byte[] text = TEXT.get();
    int end = (int) payload.invokeExact(text, START, object);
    for (int i = 0; i < prefix.length; i++) {
      text[start + i] = prefix[i];
    }
    return new String(text, 0, start, end - start);
  }

  static MethodHandle read(Accessors accessors, PayloadHandles payload) {
    int high = accessors.high().size();
    MethodHandle factory = HandlePlan.factory(accessors);
    List<Class<?>> values = factory.type().parameterList().subList(0, high);
    // Takes the values, the id, where the last of them ends, and the low-cardinality values.
    MethodHandle read = MethodHandles.dropArguments(factory, high, String.class, int.class);
    MethodHandle atEnd =
        HandlePlan.own(
            InPlaceHandles.class, "isAtEnd", methodType(boolean.class, String.class, int.class));
    read =
        MethodHandles.guardWithTest(
            MethodHandles.dropArguments(atEnd, 0, values), read, MethodHandles.empty(read.type()));
    for (int i = high - 1; i >= 0; i--) {
      // Takes where the value starts instead of where it ends, and then not the value itself.
      MethodHandle ends = MethodHandles.collectArguments(read, i + 2, payload.end(i));
      read =
          MethodHandles.foldArguments(
              HandlePlan.shared(ends, i + 2, i + 1), i, payload.decoder(i, values.get(i)));
    }
    return read;
  }

  static boolean isAtEnd(String id, int end) {
    return end == id.length();
  }
}
