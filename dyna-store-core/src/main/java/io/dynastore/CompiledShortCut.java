package io.dynastore;

import io.dynastore.Known.ByValues;
import io.dynastore.KnownIds.ById;
import io.dynastore.model.Parts;
import io.dynastore.template.Epoch;
import io.dynastore.template.PreparedTemplate;
import io.dynastore.template.Template;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.Map;
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
  private static final MethodHandle COMES_BACK = ROUTE.comesBack();

  private final int maxIdLength;
  private final Known<ByValues> values;
  private final KnownIds<@Nullable Object[]> ids;

  CompiledShortCut(int maxIdLength, int maxTemplates, Epoch epoch) {
    this.maxIdLength = maxIdLength;
    this.values = new Known<>(maxTemplates, epoch);
    this.ids = new KnownIds<>(maxTemplates, epoch);
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
      if (known == null || !(boolean) COMES_BACK.invokeExact(object)) {
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
  public void learn(Parts parts, String templateId, Template template, long lookedUp) {
    byte[] prefix = Known.prefix(templateId);
    if (prefix != null) {
      @Nullable Object[] cells = ROUTE.cells(parts.lowObjects());
      values.add(new ByValues(Route.hash(cells), cells, prefix, templateId, template), lookedUp);
    }
  }

  @Override
  public void learn(PreparedTemplate<Decoder<Object>> template, long lookedUp) {
    @Nullable Object[] low = template.decoder().constants();
    if (low != null) {
      ids.add(template.id(), template.template(), low, lookedUp);
    }
  }

  @Override
  public void forget(Collection<String> templateIds) {
    values.forget(templateIds);
    ids.forget(templateIds);
  }

  @Override
  public @Nullable Template template(String templateId) {
    Template known = ids.template(templateId);
    return known != null ? known : values.template(templateId);
  }

  @Override
  public void addTo(Map<String, Template> templates) {
    ids.addTo(templates);
    values.addTo(templates);
  }

  /** Whatever else it is, it happens on the stairs again, and is told there. */
  private static void rethrowFatal(Throwable e) {
    if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
      throw error;
    }
  }
}
