package io.dynastore;

import java.io.Serial;

/**
 * An id of the right shape whose template the repository does not hold: it was made against another
 * database, or its row was deleted.
 */
public final class TemplateNotFoundException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final String id;
  private final String templateId;

  /**
   * Makes the exception.
   *
   * @param id the id that was to be parsed
   * @param templateId its part before the dash
   */
  public TemplateNotFoundException(String id, String templateId) {
    super(
        "No template '"
            + templateId
            + "' for id "
            + InvalidIdException.shown(id)
            + ": check that this application reads the database in which the id was made, and that"
            + " no row of the template table was deleted");
    this.id = id;
    this.templateId = templateId;
  }

  /**
   * The id that was to be parsed.
   *
   * @return the whole id
   */
  public String getId() {
    return id;
  }

  /**
   * The template that is missing.
   *
   * @return the id's part before the dash
   */
  public String getTemplateId() {
    return templateId;
  }
}
