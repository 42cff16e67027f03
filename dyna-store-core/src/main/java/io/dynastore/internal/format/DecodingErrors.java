package io.dynastore.internal.format;

import io.dynastore.DynaStoreException;
import io.dynastore.IncompatibleTemplateException;
import io.dynastore.InvalidIdException;
import io.dynastore.internal.model.ModelException;
import io.dynastore.internal.model.ModelException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Says of an id whose values the class does not take whether the id is wrong or the deployment. An
 * id can be made up, a template cannot: where the template shows that another version of the class
 * made it, the deployment is.
 *
 * @param store the store's name
 * @param templateId the id of the template
 */
public record DecodingErrors(String store, String templateId) {

  /** An error of all ids of the template. */
  public IncompatibleTemplateException ofTemplate(
      ParsedId id,
      @Nullable String field,
      String problem,
      String action,
      @Nullable Throwable cause) {
    return new IncompatibleTemplateException(
        id.id(), store, templateId, field, problem, action, cause);
  }

  /**
   * An error of one id.
   *
   * @param isAsWritten whether the template is, as far as the error goes, as the class writes it
   * @param offset where the value stands in the id
   */
  public DynaStoreException ofValue(
      ParsedId id, int offset, boolean isAsWritten, ModelException e) {
    boolean isOfId = e.getFault() == Fault.ID || (e.getFault() == Fault.VALUE && isAsWritten);
    if (!isOfId) {
      return ofTemplate(id, e.getField(), e.getProblem(), e.getAction(), e);
    }
    String place = e.getField() == null ? "" : "field '" + e.getField() + "': ";
    return new InvalidIdException(id.id(), offset, place + e.getProblem() + " " + e.getAction(), e);
  }
}
