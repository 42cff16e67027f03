package io.dynastore;

import io.dynastore.codec.PayloadCodec;
import io.dynastore.model.Accessors;
import io.dynastore.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** Makes short cuts. */
final class ShortCuts {

  private static final String CLASS_FILE = CompiledShortCut.class.getSimpleName() + ".class";

  private ShortCuts() {}

  /**
   * The short cut of a model; none where the model is not simple enough, or where no classes can be
   * made while the program runs, as in a native image.
   */
  @SuppressWarnings("unchecked")
  static <T> ShortCut<T> of(Model<T> model, PayloadCodec codec, int maxIdLength, int maxTemplates) {
    Accessors accessors = model.accessors();
    if (accessors == null) {
      return ShortCut.none();
    }
    try {
      Lookup hidden =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(classFile(), Route.of(accessors, codec), true);
      return (ShortCut<T>)
          hidden
              .findConstructor(
                  hidden.lookupClass(), MethodType.methodType(void.class, int.class, int.class))
              .invoke(maxIdLength, maxTemplates);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return ShortCut.none();
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
