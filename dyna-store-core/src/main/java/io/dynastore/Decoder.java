package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.IdText;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.PayloadCodec;
import io.dynastore.codec.PayloadReader;
import io.dynastore.model.LowValues;
import io.dynastore.model.Model;
import io.dynastore.model.ModelException;
import io.dynastore.template.FieldDescriptor;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ids of one template. */
interface Decoder<T> {

  T decode(IdText id);

  /** Prepares to read the ids of a template; of one that cannot be read, says so for each. */
  static <T> Decoder<T> of(
      String templateId, Template template, String store, Model<T> model, FieldCodecs codecs) {
    if (!template.store().equals(store)) {
      return id -> {
        throw new InvalidIdException(
            id.id(),
            0,
            "it belongs to the store '" + template.store() + "', and this is '" + store + "'");
      };
    }
    try {
      return of(TemplateContent.of(template), model, codecs);
    } catch (ModelException | IllegalArgumentException e) {
      String place =
          e instanceof ModelException m && m.getField() != null ? m.getField() + ": " : "";
      String advice = e instanceof ModelException m ? " " + m.getAction() : "";
      return id -> {
        throw new DynaStoreException(
            "Template '"
                + templateId
                + "' of the store '"
                + store
                + "' cannot be read: "
                + place
                + e.getMessage()
                + advice,
            e);
      };
    }
  }

  private static <T> Decoder<T> of(TemplateContent content, Model<T> model, FieldCodecs codecs) {
    PayloadCodec payload = PayloadPlan.codec(content.high(), codecs);
    List<String> names = content.high().stream().map(FieldDescriptor::name).toList();
    Model.Assembler<T> assembler =
        model.assembler(names, new LowValues(content.low(), content.types()));
    return id -> {
      try {
        return assembler.make(payload.decode(id.payload()));
      } catch (MalformedPayloadException e) {
        throw new InvalidIdException(id.id(), e.getOffset(), e.getReason(), e);
      } catch (ModelException e) {
        int offset = offset(e.getField(), names, payload, id.payload());
        String field = e.getField() == null ? "" : "field '" + e.getField() + "': ";
        throw new InvalidIdException(
            id.id(), offset, field + e.getProblem() + " " + e.getAction(), e);
      }
    };
  }

  private static int offset(
      @Nullable String field, List<String> names, PayloadCodec payload, PayloadReader in) {
    return payload.skip(Math.max(0, names.indexOf(field)), in);
  }
}
