package io.dynastore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A repository failed or refused: templates could not be saved or found. The call may be repeated;
 * saving again what was saved gives the same id. {@link TemplateRepositoryUnavailableException} is
 * the kind that goes by.
 */
public class TemplateRepositoryException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what could not be done, to which templates, why, and what to do
   * @param cause what the storage threw, or null
   */
  public TemplateRepositoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
