package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.model.Accessors;
import io.dynastore.model.MapModel;
import io.dynastore.model.Model;
import io.dynastore.template.Epoch;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Makes short cuts. */
final class ShortCuts {

  private static final String CLASS_FILE = CompiledShortCut.class.getSimpleName() + ".class";

  private ShortCuts() {}

  /** The short cut of a model. */
  @SuppressWarnings("unchecked") // a model of maps is one of the very type T
  static <T> ShortCut<T> of(
      Model<T> model,
      FieldCodecs codecs,
      Layout layout,
      int maxIdLength,
      int maxTemplates,
      Epoch epoch) {
    if (model instanceof MapModel maps) {
      return (ShortCut<T>) new MapShortCut(maps, codecs, maxIdLength, maxTemplates, epoch);
    }
    ShortCut<T> compiled = compiled(model, layout, maxIdLength, maxTemplates, epoch);
    return compiled == null ? new PlainShortCut<>(maxIdLength, maxTemplates, epoch) : compiled;
  }

  /**
   * Null where the type is not simple enough or has too many fields, and where no handles or
   * classes can be made while the program runs, as in a native image.
   */
  @SuppressWarnings("unchecked")
  private static <T> @Nullable ShortCut<T> compiled(
      Model<T> model, Layout layout, int maxIdLength, int maxTemplates, Epoch epoch) {
    try {
      Accessors accessors = model.accessors();
      if (accessors == null) {
        return null;
      }
      Route route = Route.of(accessors, layout);
      Lookup hidden =
          MethodHandles.lookup().defineHiddenClassWithClassData(classFile(), route, true);
      MethodType parameters = MethodType.methodType(void.class, int.class, int.class, Epoch.class);
      return (ShortCut<T>)
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
    try (InputStream in = CompiledShortCut.class.getResourceAsStream(CLASS_FILE)) {
      if (in == null) {
        throw new IOException("There is no " + CLASS_FILE);
      }
      return in.readAllBytes();
    }
  }
}
