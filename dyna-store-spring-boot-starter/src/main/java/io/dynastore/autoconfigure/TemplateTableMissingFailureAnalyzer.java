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
        "The database has no table '"
            + cause.getTable()
            + "' for DynaStore to keep templates in, or its user may not read it.",
        "Set dyna-store.jdbc.schema.mode to migrate, or have these statements run, and let the user select and insert. If the table has"
            + " another name or schema, set them as dyna-store.jdbc.schema.table and .name.\n\n"
            + cause.getSql(),
        cause);
  }
}
