package io.dynastore.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object taken apart.
 *
 * @param fields its high-cardinality fields, in the order of the payload
 * @param values their values, in the same order
 * @param low everything else
 * @param order the names of all its fields, nested ones aside, in its own order
 */
public record Parts(
    List<Field> fields, List<@Nullable Object> values, LowValues low, List<String> order) {}
