package com.acme.shop;

import java.time.Instant;

/** A type that has no annotations: the configuration file says which fields go into the id. */
public record Search(long userId, Instant timestamp, String language, String sortedBy) {}
