package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.internal.model.Accessors;
import io.dynastore.internal.model.MapModel;
import io.dynastore.internal.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Makes fast paths. */
public final class FastPaths {

  private static final String CLASS_FILE = CompiledFastPath.class.getSimpleName() + ".class";

  private FastPaths() {}

  /**
   * The fast path of a store.
   *
   * @param layout the payload that the store writes, or null if only the general path writes it
   */
  @SuppressWarnings("unchecked") // a model of maps is one of the very type T
  public static <T> FastPath<T> of(
      StoreDefinition<T> store, @Nullable PayloadLayout layout, int maxIdLength, Epoch epoch) {
    if (layout == null) {
      return FastPath.none();
    }
    Model<T> model = store.model();
    int maxTemplates = store.maxTemplates();
    if (model instanceof MapModel maps) {
      return (FastPath<T>) new MapFastPath(maps, store.codecs(), maxIdLength, maxTemplates, epoch);
    }
    FastPath<T> compiled = compiled(model, layout, maxIdLength, maxTemplates, epoch);
    return compiled == null ? new DecoderIndex<>(maxIdLength, maxTemplates, epoch) : compiled;
  }

  /**
   * Null where the type is not simple enough or has too many fields, and where no handles or
   * classes can be made while the program runs, as in a native image.
   */
  @SuppressWarnings("unchecked")
  private static <T> @Nullable FastPath<T> compiled(
      Model<T> model, PayloadLayout layout, int maxIdLength, int maxTemplates, Epoch epoch) {
    try {
      Accessors accessors = model.accessors();
      if (accessors == null) {
        return null;
      }
      HandlePlan plan = HandlePlan.of(accessors, layout);
      Lookup hidden =
          MethodHandles.lookup().defineHiddenClassWithClassData(classFile(), plan, true);
      MethodType parameters = MethodType.methodType(void.class, int.class, int.class, Epoch.class);
      return (FastPath<T>)
          hidden
              .findConstructor(hidden.lookupClass(), parameters)
              .invoke(maxIdLength, maxTemplates, epoch);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return null;
    }
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = CompiledFastPath.class.getResourceAsStream(CLASS_FILE)) {
      if (in == null) {
        throw new IOException("There is no " + CLASS_FILE);
      }
      return in.readAllBytes();
    }
  }
}
