package io.dynastore.autoconfigure;

import io.dynastore.DynaStoreException;
import java.io.Serial;

/**
 * The DataSource that was chosen for templates cannot keep them: it leads to another database from
 * one call to the next.
 */
public final class UnsuitableDataSourceException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final String problem;
  private final String action;

  UnsuitableDataSourceException(String problem, String action) {
    super(problem + " " + action);
    this.problem = problem;
    this.action = action;
  }

  /**
   * What is wrong with the DataSource.
   *
   * @return sentences that name it
   */
  public String getProblem() {
    return problem;
  }

  /**
   * What can be done about it.
   *
   * @return sentences
   */
  public String getAction() {
    return action;
  }
}
