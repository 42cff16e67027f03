package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TemplateTableMissingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application only validates the table, or renamed it after it was migrated. */
final class TemplateTableMissingFailureAnalyzer
    extends AbstractFailureAnalyzer<TemplateTableMissingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateTableMissingException cause) {
    return new FailureAnalysis(
        "The database has no table '" + cause.getTable() + "' for DynaStore to keep templates in.",
        "Set dyna-store.jdbc.schema.mode to migrate, or have these statements run. If the table has"
            + " another name or schema, set them as dyna-store.jdbc.schema.table and .name.\n\n"
            + cause.getSql(),
        cause);
  }
}
