package io.dynastore.internal.fastpath;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.encoding.DigitReader;
import io.dynastore.internal.encoding.DigitWriter;
import io.dynastore.internal.encoding.PayloadHandles;
import io.dynastore.internal.encoding.WriterPool;
import io.dynastore.internal.model.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes ids of any values by the writer that a thread keeps, and reads them by a reader. */
final class StreamHandles {

  private StreamHandles() {}

  static MethodHandle write(Accessors accessors, PayloadHandles payload) {
    MethodHandle write =
        MethodHandles.empty(methodType(void.class, Object.class, DigitWriter.class));
    for (int i = accessors.high().size() - 1; i >= 0; i--) {
      MethodHandle getter = accessors.high().get(i);
      MethodHandle putter = payload.putter(i, getter.type().returnType());
      write = MethodHandles.foldArguments(write, MethodHandles.filterArguments(putter, 0, getter));
    }
    return HandlePlan.own(
            StreamHandles.class,
            "write",
            methodType(String.class, MethodHandle.class, Object.class, byte[].class))
        .bindTo(write);
  }

  static String write(MethodHandle payload, Object object, byte[] prefix) throws Throwable {
    WriterPool scratch = WriterPool.take();
    try {
      DigitWriter out = scratch.writer();
      out.prefix(prefix);
      payload.invokeExact(object, out);
      return out.toString();
    } finally {
      scratch.release();
    }
  }

  static MethodHandle read(Accessors accessors, PayloadHandles payload) {
    int high = accessors.high().size();
    MethodHandle factory = HandlePlan.factory(accessors);
    List<Class<?>> values = factory.type().parameterList().subList(0, high);
    MethodHandle read = MethodHandles.dropArguments(factory, high, DigitReader.class);
    // From the last on, as each is then called before those behind it.
    for (int i = high - 1; i >= 0; i--) {
      read = MethodHandles.foldArguments(read, i, payload.taker(i, values.get(i)));
    }
    return HandlePlan.own(
            StreamHandles.class,
            "read",
            methodType(Object.class, MethodHandle.class, String.class, int.class, Object[].class))
        .bindTo(read);
  }

  static @Nullable Object read(MethodHandle payload, String id, int at, @Nullable Object[] low)
      throws Throwable {
    DigitReader in = new DigitReader(id, at);
    Object object = (Object) payload.invokeExact(in, low);
    return in.atEnd() ? object : null;
  }
}
