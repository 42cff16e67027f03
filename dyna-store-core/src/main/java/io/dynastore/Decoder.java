package io.dynastore;

import io.dynastore.EvolutionCheck.Refusal;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.IdText;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.model.Differences;
import io.dynastore.model.Model;
import io.dynastore.model.ModelException;
import io.dynastore.template.ClassicContent;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateContent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the ids of one template. */
interface Decoder<T> {

  /**
   * Reads an id of the template.
   *
   * @throws InvalidIdException if there is no such id
   * @throws IncompatibleTemplateException if the store's type cannot hold what the id says
   */
  T decode(IdText id);

  /**
   * The low-cardinality values of the template, where the payload is as the store writes it now and
   * each object has the very same values; else null. Not to be changed.
   */
  default @Nullable Object @Nullable [] constants() {
    return null;
  }

  /** The fields that the template and the store's type do not share. */
  default Differences differences() {
    return Differences.NONE;
  }

  /** Whether this reads ids, and is not one that only tells why they cannot be read. */
  default boolean isReader() {
    return false;
  }

  /** Prepares to read the ids of a template; of one that cannot be read, says so for each. */
  static <T> Decoder<T> of(
      String templateId,
      Template template,
      String store,
      Model<T> model,
      FieldCodecs codecs,
      Layout declared,
      EvolutionCheck evolution) {
    if (!template.store().equals(store)) {
      return id -> {
        throw new InvalidIdException(
            id.id(),
            0,
            "it belongs to the store '"
                + template.store()
                + "', and this is '"
                + store
                + "'; if that is the former name of this one, keep it, by @DynaRecord(name = \""
                + template.store()
                + "\") on the class or name(...) of the builder");
      };
    }
    Misfit misfit = new Misfit(store, templateId);
    try {
      TemplateContent ordered = TemplateContent.find(template).orElse(null);
      Decoder<T> decoder =
          ordered != null
              ? new OrderedDecoder<>(ordered, model, codecs, declared, misfit)
              : new ClassicDecoder<>(ClassicContent.of(template), model, misfit);
      Refusal refusal = evolution.check(templateId, decoder.differences());
      return refusal == null
          ? decoder
          : refusing(
              id ->
                  misfit.ofTemplate(
                      id, refusal.field(), refusal.problem(), refusal.action(), null));
    } catch (ModelException e) {
      return refusing(id -> misfit.ofTemplate(id, e.getField(), e.getProblem(), e.getAction(), e));
    } catch (InvalidTemplateException e) {
      return refusing(
          id ->
              misfit.ofTemplate(
                  id,
                  e.getPath(),
                  e.getMessage() + ".",
                  "Deploy the version of DynaStore that made the template; if its row was changed,"
                      + " restore it.",
                  e));
    }
  }

  /** A decoder of a template that cannot be read. What is no id at all is told as such. */
  private static <T> Decoder<T> refusing(Function<IdText, DynaStoreException> refusal) {
    return id -> {
      try {
        id.requireDigits();
      } catch (MalformedPayloadException e) {
        throw new InvalidIdException(id.id(), e.getOffset(), e.getReason(), e);
      }
      throw refusal.apply(id);
    };
  }

  /** The index of a field among those of a payload; the first, where it is none of them. */
  static int indexOf(@Nullable String field, List<String> names) {
    return Math.max(0, names.indexOf(field));
  }
}
