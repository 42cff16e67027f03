package io.dynastore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The storage of templates could not be reached, or did not answer in time. It says nothing about
 * whether a template exists. The call may be repeated as it is; ids of templates that this process
 * has used lately are made and read meanwhile.
 */
public class TemplateRepositoryUnavailableException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what could not be done, to which templates, why, and what to do
   * @param cause what the storage threw, or null
   */
  public TemplateRepositoryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
