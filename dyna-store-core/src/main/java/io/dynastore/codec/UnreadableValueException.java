package io.dynastore.codec;

import io.dynastore.DynaStoreException;
import java.io.Serial;

/** A text that an encoder wrote, of a value that the application does not have any more. */
public final class UnreadableValueException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final int offset;
  private final String problem;
  private final String action;

  /**
   * Makes the exception.
   *
   * @param offset index in the whole id of the value's first character
   * @param problem what is missing, as a sentence
   * @param action what to do, as a sentence
   */
  public UnreadableValueException(int offset, String problem, String action) {
    super(problem + " " + action);
    this.offset = offset;
    this.problem = problem;
    this.action = action;
  }

  /**
   * Where the value stands.
   *
   * @return index in the whole id
   */
  public int getOffset() {
    return offset;
  }

  /**
   * What is missing.
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
