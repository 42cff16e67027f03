package io.dynastore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A store that cannot be built as it is defined: an unknown field, a type that cannot be encoded,
 * no high-cardinality field. Thrown by {@link DynaStoreBuilder#build()}.
 */
public final class StoreDefinitionException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final String store;
  private final @Nullable String field;
  private final String problem;
  private final String action;

  /**
   * Makes the exception.
   *
   * @param store the store's name
   * @param field the path of the field that is wrong, or null where it is the store as a whole
   * @param problem what is wrong, as a sentence
   * @param action what to do, as a sentence
   */
  public StoreDefinitionException(
      String store, @Nullable String field, String problem, String action) {
    super("DynaStore '" + store + "': " + problem + " " + action);
    this.store = store;
    this.field = field;
    this.problem = problem;
    this.action = action;
  }

  /**
   * The store that cannot be built.
   *
   * @return its name
   */
  public String getStore() {
    return store;
  }

  /**
   * The field that is wrong.
   *
   * @return its path, or null where it is the store as a whole
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
