package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TemplateMigrationException;
import io.dynastore.jdbc.TemplateTableException;
import io.dynastore.jdbc.TemplateTableInvalidException;
import io.dynastore.jdbc.TemplateTableMissingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The table of templates is missing or unfit, or the user has no right to make it. */
final class TemplateTableFailureAnalyzer extends AbstractFailureAnalyzer<TemplateTableException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateTableException cause) {
    return new FailureAnalysis(cause.getProblem(), action(cause) + ":\n\n" + cause.getSql(), cause);
  }

  /** What to do instead of, or by means of, the statements that follow. */
  private static String action(TemplateTableException cause) {
    if (cause instanceof TemplateMigrationException) {
      return "Give the database's user the right to create tables. Or set"
          + " dyna-store.jdbc.schema.mode to validate, see docs/schema.md for the rights that are"
          + " needed then, and have these statements run";
    }
    if (cause instanceof TemplateTableMissingException) {
      return "Set dyna-store.jdbc.schema.mode to migrate. Or, if the table has another name or"
          + " schema, set them as dyna-store.jdbc.schema.table and .name. Or let the user select and"
          + " insert, and have these statements run";
    }
    if (cause instanceof TemplateTableInvalidException invalid && invalid.isMendable()) {
      return "Have these statements run. Or, if the table is not DynaStore's, set another as"
          + " dyna-store.jdbc.schema.table";
    }
    return "If the application has a table of this name of its own, set another as"
        + " dyna-store.jdbc.schema.table. If it is that of DynaStore, check the rights of the"
        + " database's user, and make it as these statements do";
  }
}
