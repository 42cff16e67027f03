package io.dynastore.internal.model;

import java.time.temporal.ChronoUnit;

/**
 * A high-cardinality field of a model.
 *
 * @param name its path: the names from the outermost on, joined by dots
 * @param type the class of its values, boxed; {@code Void} where only null is known of it
 * @param truncatedTo the unit that its values are cut to; {@code NANOS} where they are not
 */
public record Field(String name, Class<?> type, ChronoUnit truncatedTo) {}
