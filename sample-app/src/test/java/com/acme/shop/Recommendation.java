package com.acme.shop;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.dynastore.DynaRecord;
import io.dynastore.HighCardinality;
import java.time.Instant;

@DynaRecord
public record Recommendation(
    @HighCardinality long userId,
    @HighCardinality(truncatedTo = SECONDS) Instant timestamp,
    String algorithm,
    String placement,
    boolean promoted) {}
