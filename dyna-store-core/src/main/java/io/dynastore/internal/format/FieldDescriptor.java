package io.dynastore.internal.format;

import io.dynastore.internal.encoding.FieldType;

/**
 * What a template says of a high-cardinality field.
 *
 * @param name the field's name; of a nested field, the names from the outermost on, joined by dots
 * @param type its encoding
 */
public record FieldDescriptor(String name, FieldType type) {}
