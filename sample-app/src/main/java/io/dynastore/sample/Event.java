package io.dynastore.sample;

import java.time.Instant;

/** A row of the event table. All that is known of the recommendation is in its id. */
record Event(String id, EventKind kind, Instant createdAt) {}
