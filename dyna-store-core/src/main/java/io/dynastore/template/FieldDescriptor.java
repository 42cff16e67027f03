package io.dynastore.template;

import java.time.temporal.ChronoUnit;

/**
 * What a template says of a high-cardinality field.
 *
 * @param name the field's name; of a nested field, the names from the outermost on, joined by dots
 * @param type the name of its encoding
 * @param truncatedTo the unit that its values are cut to; {@code NANOS} where they are not
 */
public record FieldDescriptor(String name, String type, ChronoUnit truncatedTo) {}
