package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.UnencodableValueException;
import io.dynastore.model.Field;
import io.dynastore.model.Parts;
import io.dynastore.template.TemplateContent;
import java.util.List;

/** Writes {@link IdFormat#ORDERED}. */
final class OrderedWriter implements IdWriter {

  private final String store;
  private final FieldCodecs codecs;
  private final List<Field> declaredFields;
  private final Layout declaredLayout;

  /**
   * Makes a writer.
   *
   * @param store the name of the store
   * @param codecs the types that there are
   * @param declaredFields the fields that every object has; empty where they differ
   * @param declaredLayout theirs
   */
  OrderedWriter(
      String store, FieldCodecs codecs, List<Field> declaredFields, Layout declaredLayout) {
    this.store = store;
    this.codecs = codecs;
    this.declaredFields = declaredFields;
    this.declaredLayout = declaredLayout;
  }

  @Override
  public Draft write(Parts parts) {
    Layout layout =
        parts.fields() == declaredFields
            ? declaredLayout
            : Layout.of(parts.fields(), codecs, false);
    TemplateContent content =
        new TemplateContent(layout.descriptors(), parts.low().json(), parts.low().types());
    PayloadWriter out = new PayloadWriter();
    for (int i = 0; i < parts.values().size(); i++) {
      try {
        layout.codec().encode(i, parts.values().get(i), out);
      } catch (UnencodableValueException e) {
        throw new InvalidMetadataException(
            parts.fields().get(i).name(), String.valueOf(e.getMessage()), e);
      }
    }
    return new Draft(parts, content.toTemplate(store), out.toString());
  }
}
