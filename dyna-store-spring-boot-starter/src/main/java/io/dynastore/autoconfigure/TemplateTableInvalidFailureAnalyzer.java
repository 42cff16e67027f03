package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TemplateTableInvalidException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A table of this name that is the application's own, or one made by hand that is unfit. */
final class TemplateTableInvalidFailureAnalyzer
    extends AbstractFailureAnalyzer<TemplateTableInvalidException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateTableInvalidException cause) {
    return new FailureAnalysis(
        cause.getProblem(),
        "If the application has a table of this name of its own, set another as"
            + " dyna-store.jdbc.schema.table. If it is that of DynaStore, check the rights of the"
            + " database's user, and make it as these statements do:\n\n"
            + cause.getSql(),
        cause);
  }
}
