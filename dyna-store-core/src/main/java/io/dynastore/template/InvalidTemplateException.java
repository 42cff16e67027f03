package io.dynastore.template;

import io.dynastore.DynaStoreException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A template content that is not what the format asks for. */
public final class InvalidTemplateException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String path;

  /**
   * Makes the exception.
   *
   * @param message what is wrong with the content, and where
   * @param cause what led to it, or null
   */
  public InvalidTemplateException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  private InvalidTemplateException(
      String message, @Nullable Throwable cause, @Nullable String path) {
    super(message, cause);
    this.path = path;
  }

  /** The same exception, one level further out. */
  InvalidTemplateException in(String key) {
    return new InvalidTemplateException(
        String.valueOf(getMessage()), this, path == null ? key : key + '.' + path);
  }

  /**
   * The value that is wrong.
   *
   * @return the keys that lead to it, joined by dots, or null where it is the content as a whole
   */
  public @Nullable String getPath() {
    return path;
  }
}
