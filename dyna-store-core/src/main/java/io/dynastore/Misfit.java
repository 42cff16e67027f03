package io.dynastore;

import io.dynastore.codec.IdText;
import io.dynastore.model.ModelException;
import io.dynastore.model.ModelException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Says of an id whose values the class does not take whether the id is wrong or the deployment. An
 * id can be made up, a template cannot: where the template shows that another version of the class
 * made it, the deployment is.
 *
 * @param store the store's name
 * @param templateId the id of the template
 */
record Misfit(String store, String templateId) {

  /** An error of all ids of the template. */
  IncompatibleTemplateException ofTemplate(
      IdText id, @Nullable String field, String problem, String action, @Nullable Throwable cause) {
    return new IncompatibleTemplateException(
        id.id(), store, templateId, field, problem, action, cause);
  }

  /**
   * An error of one id.
   *
   * @param isAsWritten whether the template is, as far as the error goes, as the class writes it
   * @param offset where the value stands in the id
   */
  DynaStoreException ofValue(IdText id, int offset, boolean isAsWritten, ModelException e) {
    boolean isOfId = e.getFault() == Fault.ID || (e.getFault() == Fault.VALUE && isAsWritten);
    if (!isOfId) {
      return ofTemplate(id, e.getField(), e.getProblem(), e.getAction(), e);
    }
    String place = e.getField() == null ? "" : "field '" + e.getField() + "': ";
    return new InvalidIdException(id.id(), offset, place + e.getProblem() + " " + e.getAction(), e);
  }
}
