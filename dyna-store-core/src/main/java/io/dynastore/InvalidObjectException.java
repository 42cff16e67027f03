package io.dynastore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An object that cannot be made into an id without losing some of it. */
public final class InvalidObjectException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String field;

  /**
   * Makes the exception.
   *
   * @param field the path of the field that is wrong, or null where it is the object as a whole
   * @param message what is wrong with it and what to do
   */
  public InvalidObjectException(@Nullable String field, String message) {
    this(field, message, null);
  }

  /**
   * Makes the exception with its cause.
   *
   * @param field the path of the field that is wrong, or null where it is the object as a whole
   * @param message what is wrong with it and what to do
   * @param cause what led to it, or null
   */
  public InvalidObjectException(@Nullable String field, String message, @Nullable Throwable cause) {
    super(field == null ? message : "Field '" + field + "': " + message, cause);
    this.field = field;
  }

  /**
   * The field that is wrong.
   *
   * @return its path, or null where it is the object as a whole
   */
  public @Nullable String getField() {
    return field;
  }
}
