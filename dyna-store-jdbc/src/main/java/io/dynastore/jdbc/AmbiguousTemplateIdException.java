package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.template.Template;
import java.io.Serial;

/**
 * A template id has two meanings: this process has handed out or read ids of one template, whose
 * row was lost since, and the table has given the id to another. Ids with it are refused, rather
 * than read as what they may not mean, until the process is restarted; objects of both templates
 * get ids with another template id.
 */
public final class AmbiguousTemplateIdException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  private final String templateId;

  AmbiguousTemplateIdException(String templateId, Template remembered, Template stored) {
    this(
        templateId,
        "The template id '"
            + templateId
            + "' has two meanings, and ids with it are refused: this process knows it as template "
            + remembered.fingerprint().prefix(10)
            + " of store '"
            + remembered.store()
            + "', and the table holds template "
            + stored.fingerprint().prefix(10)
            + " of store '"
            + stored.store()
            + "' under it. A row was lost, by a fail-over to a replica that lagged or because it was"
            + " deleted, and its id was given again. The log has both contents at ERROR; see"
            + " 'After a fail-over' in docs/operations.md. With dyna-store.min-template-id-length=10"
            + " no id is given twice.");
  }

  private AmbiguousTemplateIdException(String templateId, String message) {
    super(message, null);
    this.templateId = templateId;
  }

  /** The same for another call, whose stack trace it has. */
  AmbiguousTemplateIdException again() {
    return new AmbiguousTemplateIdException(templateId, String.valueOf(getMessage()));
  }

  /**
   * The template id that has two meanings.
   *
   * @return an id's part before the dash
   */
  public String getTemplateId() {
    return templateId;
  }
}
