package io.dynastore.autoconfigure;

import io.dynastore.StoreDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** An unknown field, an unknown type, two stores of one name, and the like. */
final class StoreDefinitionFailureAnalyzer
    extends AbstractFailureAnalyzer<StoreDefinitionException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, StoreDefinitionException cause) {
    return new FailureAnalysis(
        "The DynaStore '" + cause.getStore() + "' cannot be built. " + cause.getProblem(),
        cause.getAction(),
        cause);
  }
}
