package io.dynastore.autoconfigure;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.jdbc.TemplateTableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * The database of templates cannot be reached, or refuses the log-in, or is none of those known.
 */
final class TemplateRepositoryFailureAnalyzer
    extends AbstractFailureAnalyzer<TemplateRepositoryException> {

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, TemplateRepositoryException cause) {
    if (cause instanceof TemplateTableException) {
      return null; // It has an analyzer of its own.
    }
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        cause instanceof TemplateRepositoryUnavailableException
            ? "Start the database, or correct spring.datasource.url. To start the application while"
                + " the database is out of reach, set dyna-store.jdbc.schema.mode to none."
            : "Correct spring.datasource.url, .username and .password, or the settings of the"
                + " DataSource that is marked with @DynaStoreDataSource. To keep templates in"
                + " another database, mark its DataSource.",
        cause);
  }
}
