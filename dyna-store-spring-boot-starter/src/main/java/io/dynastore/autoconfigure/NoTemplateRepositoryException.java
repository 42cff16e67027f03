package io.dynastore.autoconfigure;

import io.dynastore.DynaStoreException;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A store is wanted, but the application has nowhere to keep templates. */
public final class NoTemplateRepositoryException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private static final String IN_TESTS = " In tests, an InMemoryTemplateRepository bean will do.";

  private final String problem;
  private final String action;

  NoTemplateRepositoryException(List<String> dataSources) {
    this(
        "A DynaStore has nowhere to keep its templates: " + reason(dataSources),
        action(dataSources.size()));
  }

  private NoTemplateRepositoryException(String problem, String action) {
    super(problem + " " + action);
    this.problem = problem;
    this.action = action;
  }

  private static String reason(List<String> dataSources) {
    String names = dataSources.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    return switch (dataSources.size()) {
      case 0 -> "the application has neither a DataSource nor a TemplateRepository.";
      case 1 -> "the application's only DataSource, " + names + ", is not to be injected.";
      default ->
          "the application has "
              + dataSources.size()
              + " DataSources, "
              + names
              + ", and none of them is primary.";
    };
  }

  private static String action(int dataSources) {
    return (dataSources == 0
            ? "Add a database driver and set spring.datasource.url."
            : "Mark the DataSource whose database is to keep the templates with"
                + " @DynaStoreDataSource, or with @Primary if it is the application's main one.")
        + IN_TESTS;
  }

  /**
   * Why there is nowhere to keep templates.
   *
   * @return a sentence that names the DataSources
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
