package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.cache.PreparedTemplate;
import io.dynastore.internal.fastpath.TemplateIdIndex.ById;
import io.dynastore.internal.fastpath.TemplateIndex.ByValues;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.template.Template;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fast path of one type. Each store loads this class anew, as a hidden class whose constants
 * are the handles of its type: only what is constant is compiled as if it were written by hand. The
 * class itself is never used.
 */
final class CompiledFastPath implements FastPath<Object> {

  private static final HandlePlan PLAN = plan();
  private static final MethodHandle FITS = PLAN.fits();
  private static final MethodHandle HASH = PLAN.hash();
  private static final MethodHandle SAME = PLAN.same();
  private static final MethodHandle WRITE = PLAN.write();
  private static final MethodHandle READ = PLAN.read();
  private static final MethodHandle COMES_BACK = PLAN.comesBack();

  private final int maxIdLength;
  private final TemplateIndex<ByValues> values;
  private final TemplateIdIndex<@Nullable Object[]> ids;
  private final DecoderIndex<Object> others;

  CompiledFastPath(int maxIdLength, int maxTemplates, Epoch epoch) {
    this.maxIdLength = maxIdLength;
    this.values = new TemplateIndex<>(maxTemplates, epoch);
    this.ids = new TemplateIdIndex<>(maxTemplates, epoch);
    this.others = new DecoderIndex<>(maxIdLength, maxTemplates, epoch);
  }

  private static HandlePlan plan() {
    try {
      return MethodHandles.classData(MethodHandles.lookup(), "_", HandlePlan.class);
    } catch (IllegalAccessException e) {
      throw new LinkageError("The class data is not to be had", e);
    }
  }

  @Override
  public @Nullable String create(Object object) {
    try {
      if (!(boolean) FITS.invokeExact(object)) {
        return null;
      }
      ByValues known = find(object);
      if (known == null || !(boolean) COMES_BACK.invokeExact(object, known.key())) {
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
    for (int i = TemplateIndex.index(hash); ; i++) {
      ByValues known = (ByValues) slots[i & (slots.length - 1)];
      if (known == null) {
        return null;
      }
      if (known.hash() == hash && (boolean) SAME.invokeExact(object, known.key())) {
        known.use();
        return known;
      }
    }
  }

  @Override
  public @Nullable Object parse(String id) {
    try {
      ById<@Nullable Object[]> known = id.length() > maxIdLength ? null : ids.find(id);
      return known == null
          ? others.parse(id)
          : (Object) READ.invokeExact(id, TemplateIdIndex.payload(id, known), known.value());
    } catch (Throwable e) {
      rethrowFatal(e);
      return null;
    }
  }

  @Override
  public void learn(
      DecomposedObject parts,
      Decoder<Object> decoder,
      String templateId,
      Template template,
      long lookedUp) {
    byte[] prefix = TemplateIndex.prefix(templateId);
    @Nullable Object[] low = decoder.constants();
    if (prefix != null && low != null) {
      @Nullable Object[] key = PLAN.key(low);
      values.add(new ByValues(HandlePlan.hash(key), key, prefix, templateId, template), lookedUp);
    }
  }

  @Override
  public void learn(PreparedTemplate<Decoder<Object>> template, long lookedUp) {
    @Nullable Object[] low = template.decoder().constants();
    if (low != null) {
      ids.add(template.id(), template.template(), low, lookedUp);
    } else {
      others.learn(template, lookedUp);
    }
  }

  @Override
  public void forget(Collection<String> templateIds) {
    values.forget(templateIds);
    ids.forget(templateIds);
    others.forget(templateIds);
  }

  @Override
  public @Nullable Template template(String templateId) {
    Template read = ids.template(templateId);
    Template known = read != null ? read : others.template(templateId);
    return known != null ? known : values.template(templateId);
  }

  @Override
  public void addTo(Map<String, Template> templates) {
    ids.addTo(templates);
    others.addTo(templates);
    values.addTo(templates);
  }

  /** Whatever else it is, it happens on the general path again, and is told there. */
  private static void rethrowFatal(Throwable e) {
    if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
      throw error;
    }
  }
}
