package io.dynastore.autoconfigure;

import io.dynastore.DynaStoreException;
import java.io.Serial;

/** A store is wanted, but the application has nowhere to keep templates. */
public final class NoTemplateRepositoryException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  static final String PROBLEM =
      "A DynaStore has nowhere to keep its templates: the application has neither a DataSource nor a"
          + " TemplateRepository.";
  static final String ACTION =
      "Add a database driver and set spring.datasource.url. With several DataSources, mark one with"
          + " @Primary or @DynaStoreDataSource. In tests, an InMemoryTemplateRepository bean will"
          + " do.";

  NoTemplateRepositoryException() {
    super(PROBLEM + " " + ACTION);
  }
}
