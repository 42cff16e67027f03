package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

class ConnectionHintsTest {

  @Test
  void aNativeImageCanShowConnectionsThroughAProxy() {
    RuntimeHints hints = new RuntimeHints();

    new ConnectionHints().registerHints(hints, getClass().getClassLoader());

    assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Connection.class)).accepts(hints);
  }
}
