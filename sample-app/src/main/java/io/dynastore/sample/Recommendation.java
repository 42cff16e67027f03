package io.dynastore.sample;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.dynastore.DynaRecord;
import io.dynastore.HighCardinality;
import java.time.Instant;

/**
 * One product shown to one user: what, when, where and why. The marked fields differ from one to
 * the next and go into the id; the others have few values each and go into the template.
 */
@DynaRecord
record Recommendation(
    @HighCardinality long userId,
    @HighCardinality(truncatedTo = MILLIS) Instant timestamp,
    @HighCardinality int productId,
    String algorithm,
    String placement,
    boolean promoted,
    int rank,
    Context context) {

  /** Where the user was: which page, on what kind of device. */
  record Context(String page, String device) {}
}
