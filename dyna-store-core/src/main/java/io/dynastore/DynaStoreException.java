package io.dynastore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Root of everything that DynaStore throws at run time. Its message says what is wrong, where, and
 * what can be done about it.
 */
public class DynaStoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message.
   *
   * @param message what is wrong, where, and what to do
   */
  public DynaStoreException(String message) {
    super(message);
  }

  /**
   * Makes an exception with a message and a cause.
   *
   * @param message what is wrong, where, and what to do
   * @param cause what led to it, or null
   */
  public DynaStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
