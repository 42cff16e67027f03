package io.dynastore.codec;

import io.dynastore.DynaStoreException;
import java.io.Serial;

/** A value that has no encoding, such as a string with half of a surrogate pair. */
public final class UnencodableValueException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong with the value and what to do
   */
  public UnencodableValueException(String message) {
    super(message);
  }
}
