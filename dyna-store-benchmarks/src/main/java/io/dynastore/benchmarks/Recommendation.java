package io.dynastore.benchmarks;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.dynastore.DynaRecord;
import io.dynastore.HighCardinality;
import java.time.Instant;

/** What the workload consists of. */
@DynaRecord
public record Recommendation(
    @HighCardinality long userId,
    @HighCardinality(truncatedTo = MILLIS) Instant timestamp,
    String algorithm,
    boolean promoted) {}
