package io.dynastore.internal.model;

import io.dynastore.DynaStoreException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A type that cannot be modelled, or an object that cannot be taken apart or put together. */
public final class ModelException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  /** What has to change for the error to go away. */
  public enum Fault {
    /** The id: no object has one like it. */
    ID,
    /** The value, or what the type allows: other values do fit. */
    VALUE,
    /** The type of the field: no value of the one that ids hold would fit. */
    TYPE
  }

  private final @Nullable String field;
  private final String action;
  private final Fault fault;

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
    this(field, problem, action, cause, Fault.VALUE);
  }

  /**
   * Makes the exception.
   *
   * @param field the path of the field that is wrong, or null
   * @param problem what is wrong, as a sentence
   * @param action what to do, as a sentence
   * @param cause what led to it, or null
   * @param fault what has to change
   */
  public ModelException(
      @Nullable String field,
      String problem,
      String action,
      @Nullable Throwable cause,
      Fault fault) {
    super(problem, cause);
    this.field = field;
    this.action = action;
    this.fault = fault;
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
   * What has to change.
   *
   * @return the fault
   */
  public Fault getFault() {
    return fault;
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
