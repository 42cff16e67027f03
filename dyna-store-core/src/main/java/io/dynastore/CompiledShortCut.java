package io.dynastore;

import io.dynastore.Known.ByValues;
import io.dynastore.KnownIds.ById;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The short cut of one type. Each store loads this class anew, as a hidden class whose constants
 * are the handles of its type: only what is constant is compiled as if it were written by hand. The
 * class itself is never used.
 */
final class CompiledShortCut implements ShortCut<Object> {

  private static final Route ROUTE = route();
  private static final MethodHandle HASH = ROUTE.hash();
  private static final MethodHandle SAME = ROUTE.same();
  private static final MethodHandle WRITE = ROUTE.write();
  private static final MethodHandle READ = ROUTE.read();

  private final int maxIdLength;
  private final Known<ByValues> values;
  private final KnownIds<@Nullable Object[]> ids;

  CompiledShortCut(int maxIdLength, int maxTemplates) {
    this.maxIdLength = maxIdLength;
    this.values = new Known<>(maxTemplates);
    this.ids = new KnownIds<>(maxTemplates);
  }

  private static Route route() {
    try {
      return MethodHandles.classData(MethodHandles.lookup(), "_", Route.class);
    } catch (IllegalAccessException e) {
      throw new LinkageError("The class data is not to be had", e);
    }
  }

  @Override
  public @Nullable String create(Object object) {
    try {
      ByValues known = find(object);
      if (known == null) {
        return null;
      }
      String id = (String) WRITE.invokeExact(object, known.prefix());
      return id == null || id.length() > maxIdLength ? null : id;
    } catch (Throwable e) {
      rethrowFatal(e);
      return null;
    }
  }

  private @Nullable ByValues find(Object object) throws Throwable {
    int hash = (int) HASH.invokeExact(object);
    @Nullable Object[] slots = values.slots();
    for (int i = Known.index(hash); ; i++) {
      ByValues known = (ByValues) slots[i & (slots.length - 1)];
      if (known == null
          || (known.hash() == hash && (boolean) SAME.invokeExact(object, known.cells()))) {
        return known;
      }
    }
  }

  @Override
  public @Nullable Object parse(String id) {
    try {
      ById<@Nullable Object[]> known = id.length() > maxIdLength ? null : ids.find(id);
      return known == null
          ? null
          : (Object) READ.invokeExact(id, KnownIds.payload(id, known), known.value());
    } catch (Throwable e) {
      rethrowFatal(e);
      return null;
    }
  }

  @Override
  public void learn(Object object, String templateId) {
    try {
      byte[] prefix = Known.prefix(templateId);
      if (prefix != null && find(object) == null) {
        values.add(new ByValues((int) HASH.invokeExact(object), ROUTE.cells(object), prefix));
      }
    } catch (Throwable e) {
      rethrowFatal(e);
    }
  }

  @Override
  public void learn(String templateId, Decoder<Object> decoder) {
    @Nullable Object[] low = decoder.constants();
    if (low != null) {
      ids.add(templateId, low);
    }
  }

  /** Whatever else it is, it happens on the stairs again, and is told there. */
  private static void rethrowFatal(Throwable e) {
    if (e instanceof VirtualMachineError error) {
      throw error;
    }
  }
}
