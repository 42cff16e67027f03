package io.dynastore.internal;

import io.dynastore.DynaStoreException;
import io.dynastore.InvalidIdException;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.internal.EvolutionCheck.Refusal;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.DecodingErrors;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.model.ModelException;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.util.function.Function;

/**
 * Makes the decoder of each template that a store reads. Of a template that cannot be read, it
 * makes one that says so for each id.
 *
 * @param store the store's name
 * @param formats the formats that it reads
 * @param evolution what becomes of templates that another version of the class made
 */
public record DecoderFactory<T>(String store, Formats<T> formats, EvolutionCheck evolution) {

  public Decoder<T> decoder(String templateId, Template template) {
    if (!template.store().equals(store)) {
      return ofAnotherStore(template.store());
    }
    DecodingErrors errors = new DecodingErrors(store, templateId);
    try {
      Decoder<T> decoder = formats.decoder(template, errors);
      Refusal refusal = evolution.check(templateId, decoder.differences());
      return refusal == null
          ? decoder
          : refusing(
              id ->
                  errors.ofTemplate(
                      id, refusal.field(), refusal.problem(), refusal.action(), null));
    } catch (ModelException e) {
      return refusing(id -> errors.ofTemplate(id, e.getField(), e.getProblem(), e.getAction(), e));
    } catch (InvalidTemplateException e) {
      return refusing(
          id ->
              errors.ofTemplate(
                  id,
                  e.getPath(),
                  e.getMessage() + ".",
                  "Deploy the version of DynaStore that made the template; if its row was changed,"
                      + " restore it.",
                  e));
    }
  }

  private Decoder<T> ofAnotherStore(String other) {
    return id -> {
      throw new InvalidIdException(
          id.id(),
          0,
          "it belongs to the store '"
              + other
              + "', and this is '"
              + store
              + "'; if that is the former name of this one, keep it, by @DynaRecord(name = \""
              + other
              + "\") on the class or name(...) of the builder");
    };
  }

  /** What is no id at all is told as such. */
  private static <T> Decoder<T> refusing(Function<ParsedId, DynaStoreException> refusal) {
    return id -> {
      try {
        id.requireDigits();
      } catch (MalformedPayloadException e) {
        throw new InvalidIdException(id.id(), e.getOffset(), e.getReason(), e);
      }
      throw refusal.apply(id);
    };
  }
}
