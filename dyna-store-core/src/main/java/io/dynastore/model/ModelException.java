package io.dynastore.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A type that cannot be modelled, or an object that cannot be taken apart or put together. */
public final class ModelException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final String action;

  /**
   * Makes the exception.
   *
   * @param field the path of the field that is wrong, or null
   * @param problem what is wrong, as a sentence
   * @param action what to do, as a sentence
   * @param cause what led to it, or null
   */
  public ModelException(
      @Nullable String field, String problem, String action, @Nullable Throwable cause) {
    super(problem, cause);
    this.field = field;
    this.action = action;
  }

  /**
   * The field that is wrong.
   *
   * @return its path, or null
   */
  public @Nullable String getField() {
    return field;
  }

  /**
   * What is wrong.
   *
   * @return a sentence
   */
  public String getProblem() {
    return String.valueOf(getMessage());
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
