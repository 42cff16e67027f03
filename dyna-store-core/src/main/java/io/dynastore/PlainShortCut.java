package io.dynastore;

import io.dynastore.KnownIds.ById;
import io.dynastore.codec.IdText;
import io.dynastore.model.Parts;
import io.dynastore.template.Epoch;
import io.dynastore.template.PreparedTemplate;
import io.dynastore.template.Template;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The short cut of types that are not simple: ids need not be cut to find their decoder. */
final class PlainShortCut<T> implements ShortCut<T> {

  private final int maxIdLength;
  private final KnownIds<Decoder<T>> ids;

  PlainShortCut(int maxIdLength, int maxTemplates, Epoch epoch) {
    this.maxIdLength = maxIdLength;
    this.ids = new KnownIds<>(maxTemplates, epoch);
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
      return known == null ? null : known.value().decode(new IdText(id, known.templateId()));
    } catch (DynaStoreException e) {
      // It happens on the stairs again, and is told there.
      return null;
    }
  }

  @Override
  public void learn(Parts parts, String templateId, Template template, long lookedUp) {}

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
