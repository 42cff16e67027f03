package io.dynastore.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a DataSource that routes, or that has a database for each connection. */
final class UnsuitableDataSourceFailureAnalyzer
    extends AbstractFailureAnalyzer<UnsuitableDataSourceException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableDataSourceException cause) {
    return new FailureAnalysis(cause.getProblem(), cause.getAction(), cause);
  }
}
