package io.dynastore.internal.format.ordered;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dynastore.IdFormat;
import io.dynastore.InvalidObjectException;
import io.dynastore.codec.UnencodableValueException;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.encoding.DigitWriter;
import io.dynastore.internal.format.FieldDescriptor;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.format.TemplateJson;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.LowValues;
import io.dynastore.template.Template;
import java.util.List;
import java.util.Map;

/** Writes {@link IdFormat#ORDERED}. */
final class OrderedWriter implements IdWriter {

  private final String store;
  private final CodecRegistry codecs;
  private final List<Field> declaredFields;
  private final PayloadLayout declaredLayout;

  /** To spare the hash and the canonical form, which take longer than all else. */
  private final Cache<Content, Template> templates;

  /** What a template's content is made of; of equal ones the templates are equal. */
  private record Content(
      List<FieldDescriptor> descriptors, String low, Map<String, String> types) {}

  /**
   * Makes a writer.
   *
   * @param store the name of the store
   * @param codecs the types that there are
   * @param declaredFields the fields that every object has; empty where they differ
   * @param declaredLayout theirs
   * @param maxTemplates how many templates are kept in mind
   */
  OrderedWriter(
      String store,
      CodecRegistry codecs,
      List<Field> declaredFields,
      PayloadLayout declaredLayout,
      int maxTemplates) {
    this.store = store;
    this.codecs = codecs;
    this.declaredFields = declaredFields;
    this.declaredLayout = declaredLayout;
    this.templates =
        Caffeine.newBuilder().maximumSize(maxTemplates).executor(Runnable::run).build();
  }

  @Override
  public Draft write(DecomposedObject parts) {
    PayloadLayout layout =
        parts.fields() == declaredFields
            ? declaredLayout
            : PayloadLayout.of(parts.fields(), codecs, false);
    DigitWriter out = new DigitWriter();
    for (int i = 0; i < parts.values().size(); i++) {
      try {
        layout.codec().encode(i, parts.values().get(i), out);
      } catch (UnencodableValueException e) {
        throw new InvalidObjectException(
            parts.fields().get(i).name(), String.valueOf(e.getMessage()), e);
      }
    }
    return new Draft(parts, template(layout, parts.low()), out.toString());
  }

  private Template template(PayloadLayout layout, LowValues low) {
    Content key = new Content(layout.descriptors(), TemplateJson.text(low.json()), low.types());
    return templates.get(
        key,
        k -> new OrderedContent(layout.descriptors(), low.json(), low.types()).toTemplate(store));
  }
}
