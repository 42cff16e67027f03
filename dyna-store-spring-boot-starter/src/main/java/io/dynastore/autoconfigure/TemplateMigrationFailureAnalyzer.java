package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TemplateMigrationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** No right to create tables. */
final class TemplateMigrationFailureAnalyzer
    extends AbstractFailureAnalyzer<TemplateMigrationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateMigrationException cause) {
    return new FailureAnalysis(
        cause.getProblem(),
        "Give the database's user the right to create tables. Or have these statements run, set"
            + " dyna-store.jdbc.schema.mode to validate, and see docs/schema.md for the rights that"
            + " are needed then:\n\n"
            + cause.getSql(),
        cause);
  }
}
