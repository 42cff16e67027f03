package io.dynastore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An id that this application cannot read, though the application, or an older version of it, made
 * it: the id's template names a field, type, constant or format that the deployed classes do not
 * have, or holds a value that they do not take. It is a mistake of the deployment, not of whoever
 * sent the id; answer it as an error of the server. The ids are readable again as soon as a version
 * that fits is deployed.
 *
 * <p>It is thrown where the template shows that another version of the class made it. A value that
 * does not fit in an id whose template is just as the class would write it, such as null in a
 * primitive field or a number that the constructor refuses, is an {@link InvalidIdException}:
 * anybody can make such an id up.
 */
public final class IncompatibleTemplateException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final String id;
  private final String store;
  private final String templateId;
  private final @Nullable String field;
  private final String problem;
  private final String action;

  /**
   * Makes the exception.
   *
   * @param id the id that cannot be read
   * @param store the store's name
   * @param templateId the id of the template
   * @param field the path of the field that does not fit, or null where it is the template or the
   *     object as a whole
   * @param problem what does not fit, as a sentence
   * @param action what to do, as a sentence
   * @param cause what led to it, or null
   */
  public IncompatibleTemplateException(
      String id,
      String store,
      String templateId,
      @Nullable String field,
      String problem,
      String action,
      @Nullable Throwable cause) {
    super(
        "Template '"
            + templateId
            + "' of the store '"
            + store
            + "' does not fit the deployed application, so id "
            + InvalidIdException.shown(id)
            + " cannot be read: "
            + (field == null ? "" : "field '" + field + "': ")
            + InvalidIdException.escaped(problem + " " + action),
        cause);
    this.id = id;
    this.store = store;
    this.templateId = templateId;
    this.field = field;
    this.problem = problem;
    this.action = action;
  }

  /**
   * The id that cannot be read.
   *
   * @return the whole id
   */
  public String getId() {
    return id;
  }

  /**
   * The store that was asked.
   *
   * @return its name
   */
  public String getStore() {
    return store;
  }

  /**
   * The template that does not fit.
   *
   * @return the id's part before the dash
   */
  public String getTemplateId() {
    return templateId;
  }

  /**
   * The field that does not fit.
   *
   * @return its path, as the template names it, or null where it is the template or the object as a
   *     whole
   */
  public @Nullable String getField() {
    return field;
  }

  /**
   * What does not fit.
   *
   * @return a sentence
   */
  public String getProblem() {
    return problem;
  }

  /**
   * What to do.
   *
   * @return a sentence
   */
  public String getAction() {
    return action;
  }
}
