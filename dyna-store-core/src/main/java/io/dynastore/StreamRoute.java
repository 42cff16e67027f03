package io.dynastore;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.codec.PayloadHandles;
import io.dynastore.codec.PayloadReader;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.Scratch;
import io.dynastore.model.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes ids of any values by the writer that a thread keeps, and reads them by a reader. */
final class StreamRoute {

  private StreamRoute() {}

  static MethodHandle write(Accessors accessors, PayloadHandles payload) {
    MethodHandle write =
        MethodHandles.empty(methodType(void.class, Object.class, PayloadWriter.class));
    for (int i = accessors.high().size() - 1; i >= 0; i--) {
      MethodHandle getter = accessors.high().get(i);
      MethodHandle putter = payload.putter(i, getter.type().returnType());
      write = MethodHandles.foldArguments(write, MethodHandles.filterArguments(putter, 0, getter));
    }
    return Route.own(
            StreamRoute.class,
            "write",
            methodType(String.class, MethodHandle.class, Object.class, byte[].class))
        .bindTo(write);
  }

  static String write(MethodHandle payload, Object object, byte[] prefix) throws Throwable {
    Scratch scratch = Scratch.take();
    try {
      PayloadWriter out = scratch.writer();
      out.prefix(prefix);
      payload.invokeExact(object, out);
      return out.toString();
    } finally {
      scratch.release();
    }
  }

  static MethodHandle read(Accessors accessors, PayloadHandles payload) {
    int high = accessors.high().size();
    MethodHandle maker = Route.maker(accessors);
    List<Class<?>> values = maker.type().parameterList().subList(0, high);
    MethodHandle read = MethodHandles.dropArguments(maker, high, PayloadReader.class);
    // From the last on, as each is then called before those behind it.
    for (int i = high - 1; i >= 0; i--) {
      read = MethodHandles.foldArguments(read, i, payload.taker(i, values.get(i)));
    }
    return Route.own(
            StreamRoute.class,
            "read",
            methodType(Object.class, MethodHandle.class, String.class, int.class, Object[].class))
        .bindTo(read);
  }

  static @Nullable Object read(MethodHandle payload, String id, int at, @Nullable Object[] low)
      throws Throwable {
    PayloadReader in = new PayloadReader(id, at);
    Object object = (Object) payload.invokeExact(in, low);
    return in.atEnd() ? object : null;
  }
}
