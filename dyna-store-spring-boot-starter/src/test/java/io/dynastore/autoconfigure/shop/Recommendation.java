package io.dynastore.autoconfigure.shop;

import io.dynastore.DynaRecord;
import io.dynastore.HighCardinality;
import java.time.Instant;

@DynaRecord
public record Recommendation(
    @HighCardinality long userId, @HighCardinality Instant timestamp, String algorithm) {}
