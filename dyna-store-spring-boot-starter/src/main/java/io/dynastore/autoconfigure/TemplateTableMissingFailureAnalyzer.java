package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TemplateTableMissingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application has switched the migration off, or renamed the table after it was run. */
final class TemplateTableMissingFailureAnalyzer
    extends AbstractFailureAnalyzer<TemplateTableMissingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateTableMissingException cause) {
    return new FailureAnalysis(
        "The database has no table '" + cause.getTable() + "' for DynaStore to keep templates in.",
        "Set dyna-store.jdbc.migrate to true, or run the scripts in io/dynastore/jdbc/migration of"
            + " the starter's jar yourself. If the table has another name, set it as"
            + " dyna-store.jdbc.table.",
        cause);
  }
}
