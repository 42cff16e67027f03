package io.dynastore.internal.fastpath;

import io.dynastore.DynaStoreException;
import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.cache.PreparedTemplate;
import io.dynastore.internal.fastpath.TemplateIdIndex.ById;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.template.Template;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fast path of types that are not simple: ids need not be cut to find their decoder. */
public final class DecoderIndex<T> implements FastPath<T> {

  private final int maxIdLength;
  private final TemplateIdIndex<Decoder<T>> ids;

  DecoderIndex(int maxIdLength, int maxTemplates, Epoch epoch) {
    this.maxIdLength = maxIdLength;
    this.ids = new TemplateIdIndex<>(maxTemplates, epoch);
  }

  @Override
  public @Nullable String create(T object) {
    return null;
  }

  @Override
  public @Nullable T parse(String id) {
    // The shortest id that could be known has three characters.
    if (id == null || id.length() < 3 || id.length() > maxIdLength) {
      return null;
    }
    ById<Decoder<T>> known = ids.find(id);
    try {
      return known == null ? null : known.value().decode(new ParsedId(id, known.templateId()));
    } catch (DynaStoreException e) {
      // It happens on the general path again, and is told there.
      return null;
    }
  }

  @Override
  public void learn(
      DecomposedObject parts,
      Decoder<T> decoder,
      String templateId,
      Template template,
      long lookedUp) {}

  @Override
  public void learn(PreparedTemplate<Decoder<T>> template, long lookedUp) {
    ids.add(template.id(), template.template(), template.decoder(), lookedUp);
  }

  @Override
  public void forget(Collection<String> templateIds) {
    ids.forget(templateIds);
  }

  @Override
  public @Nullable Template template(String templateId) {
    return ids.template(templateId);
  }

  @Override
  public void addTo(Map<String, Template> templates) {
    ids.addTo(templates);
  }
}
