package io.dynastore.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** No DataSource, or several. */
final class NoTemplateRepositoryFailureAnalyzer
    extends AbstractFailureAnalyzer<NoTemplateRepositoryException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoTemplateRepositoryException cause) {
    return new FailureAnalysis(cause.getProblem(), cause.getAction(), cause);
  }
}
