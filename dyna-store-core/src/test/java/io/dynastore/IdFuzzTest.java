package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdFuzzTest {

  /** How many strings; {@code -Pthorough} sets ten million. */
  private static final long STRINGS = Long.getLong("dynastore.fuzz.strings", 100_000);

  @Test
  void anyStringIsRefusedOrIsTheIdOfWhatItMeans() {
    long seed = System.nanoTime();

    String report = new IdFuzz(seed).run(STRINGS);

    System.Logger log = System.getLogger(IdFuzzTest.class.getName());
    log.log(System.Logger.Level.INFO, "seed " + seed + ", " + report);
    assertThat(report).contains("valid=").contains("invalid=").contains("no template=");
  }
}
