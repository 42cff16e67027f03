package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TemplateMigrationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** No right to create tables, or a table of this name that is the application's own. */
final class TemplateMigrationFailureAnalyzer
    extends AbstractFailureAnalyzer<TemplateMigrationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateMigrationException cause) {
    return new FailureAnalysis(
        cause.getProblem(),
        "Give the database's user the right to create tables, or run the scripts in"
            + " io/dynastore/jdbc/migration of the starter's jar yourself and set"
            + " dyna-store.jdbc.migrate to false. If the application has a table of this name of"
            + " its own, set another as dyna-store.jdbc.table.",
        cause);
  }
}
