package io.dynastore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.UnencodableValueException;
import io.dynastore.model.Field;
import io.dynastore.model.LowValues;
import io.dynastore.model.Parts;
import io.dynastore.template.FieldDescriptor;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateContent;
import java.util.List;
import java.util.Map;

/** Writes {@link IdFormat#ORDERED}. */
final class OrderedWriter implements IdWriter {

  private final String store;
  private final FieldCodecs codecs;
  private final List<Field> declaredFields;
  private final Layout declaredLayout;

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
      FieldCodecs codecs,
      List<Field> declaredFields,
      Layout declaredLayout,
      int maxTemplates) {
    this.store = store;
    this.codecs = codecs;
    this.declaredFields = declaredFields;
    this.declaredLayout = declaredLayout;
    this.templates = Caffeine.newBuilder().maximumSize(maxTemplates).build();
  }

  @Override
  public Draft write(Parts parts) {
    Layout layout =
        parts.fields() == declaredFields
            ? declaredLayout
            : Layout.of(parts.fields(), codecs, false);
    PayloadWriter out = new PayloadWriter();
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

  private Template template(Layout layout, LowValues low) {
    Content key = new Content(layout.descriptors(), TemplateContent.text(low.json()), low.types());
    return templates.get(
        key,
        k -> new TemplateContent(layout.descriptors(), low.json(), low.types()).toTemplate(store));
  }
}
