package io.dynastore.template;

import io.dynastore.DynaStoreException;
import java.io.Serial;

/** An id that is to be given to a template belongs to another one. Nothing was stored. */
public final class TemplateConflictException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final String id;

  /**
   * Makes the exception.
   *
   * @param id the id that is taken
   */
  public TemplateConflictException(String id) {
    super(
        "The template id '"
            + id
            + "' belongs to a template of another store or content, which is left as it is");
    this.id = id;
  }

  /**
   * The id that is taken.
   *
   * @return a template id
   */
  public String getId() {
    return id;
  }
}
