package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.FieldType;
import io.dynastore.codec.PayloadCodec;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.UnencodableValueException;
import io.dynastore.model.Field;
import io.dynastore.model.Parts;
import io.dynastore.template.FieldDescriptor;
import io.dynastore.template.TemplateContent;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link IdFormat#ORDERED}. */
final class OrderedWriter implements IdWriter {

  private final String store;
  private final FieldCodecs codecs;
  private final List<Field> declaredFields;
  private final Plan declaredPlan;

  /** How the values of certain fields are written, and what templates say of it. */
  private record Plan(List<FieldDescriptor> descriptors, PayloadCodec codec) {}

  /**
   * Makes a writer.
   *
   * @param store the name of the store
   * @param codecs the types that there are
   * @param declaredFields the fields that every object has; empty where they differ
   */
  OrderedWriter(String store, FieldCodecs codecs, List<Field> declaredFields) {
    this.store = store;
    this.codecs = codecs;
    this.declaredFields = declaredFields;
    this.declaredPlan = plan(declaredFields, true);
  }

  @Override
  public Draft write(Parts parts) {
    Plan plan = parts.fields() == declaredFields ? declaredPlan : plan(parts.fields(), false);
    TemplateContent content =
        new TemplateContent(plan.descriptors(), parts.low().json(), parts.low().types());
    PayloadWriter out = new PayloadWriter();
    for (int i = 0; i < parts.values().size(); i++) {
      try {
        plan.codec().encode(i, parts.values().get(i), out);
      } catch (UnencodableValueException e) {
        throw new InvalidMetadataException(
            parts.fields().get(i).name(), String.valueOf(e.getMessage()), e);
      }
    }
    return new Draft(parts, content.toTemplate(store), out.toString());
  }

  private Plan plan(List<Field> fields, boolean declared) {
    List<FieldDescriptor> descriptors = new ArrayList<>();
    for (Field field : fields) {
      FieldType type = codecs.typeOf(field.type(), field.truncatedTo(), declared);
      if (type == null) {
        throw new InvalidMetadataException(
            field.name(),
            "Its type "
                + field.type().getName()
                + " cannot be written into an id. Use one of "
                + codecs.classNames()
                + ", or make the field low-cardinality.");
      }
      descriptors.add(new FieldDescriptor(field.name(), type));
    }
    List<FieldType> types = descriptors.stream().map(FieldDescriptor::type).toList();
    return new Plan(descriptors, new PayloadCodec(types, codecs));
  }
}
