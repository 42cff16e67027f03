package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.IdText;
import io.dynastore.model.Model;
import io.dynastore.model.ModelException;
import io.dynastore.template.ClassicContent;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ids of one template. */
interface Decoder<T> {

  /**
   * Reads an id of the template.
   *
   * @throws InvalidIdException if there is no such id
   */
  T decode(IdText id);

  /**
   * The low-cardinality values of the template, where the payload is as the store writes it now and
   * each object has the very same values; else null. Not to be changed.
   */
  default @Nullable Object @Nullable [] constants() {
    return null;
  }

  /** Prepares to read the ids of a template; of one that cannot be read, says so for each. */
  static <T> Decoder<T> of(
      String templateId,
      Template template,
      String store,
      Model<T> model,
      FieldCodecs codecs,
      Layout declared) {
    if (!template.store().equals(store)) {
      return id -> {
        throw new InvalidIdException(
            id.id(),
            0,
            "it belongs to the store '" + template.store() + "', and this is '" + store + "'");
      };
    }
    try {
      return TemplateContent.isIn(template)
          ? new OrderedDecoder<>(TemplateContent.of(template), model, codecs, declared)
          : new ClassicDecoder<>(ClassicContent.of(template), model);
    } catch (ModelException | IllegalArgumentException e) {
      String problem = describe(e);
      return id -> {
        throw new DynaStoreException(
            "Template '" + templateId + "' of the store '" + store + "' cannot be read: " + problem,
            e);
      };
    }
  }

  /** What is wrong with a field, or with the whole object, and what to do. */
  static String describe(RuntimeException e) {
    if (!(e instanceof ModelException model)) {
      return String.valueOf(e.getMessage());
    }
    String place = model.getField() == null ? "" : "field '" + model.getField() + "': ";
    return place + model.getProblem() + " " + model.getAction();
  }

  /** An error of an id whose values do not fit the class. */
  static InvalidIdException misfit(IdText id, int offset, ModelException e) {
    return new InvalidIdException(id.id(), offset, describe(e), e);
  }

  /** The index of a field among those of a payload; the first, where it is none of them. */
  static int indexOf(@Nullable String field, List<String> names) {
    return Math.max(0, names.indexOf(field));
  }
}
