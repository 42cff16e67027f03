package io.dynastore.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object taken apart. Each value was asked for once; what the object says later may be something
 * else.
 *
 * @param fields its high-cardinality fields, in the order of the payload
 * @param values their values, in the same order
 * @param low everything else
 * @param order the names of all its fields, nested ones aside, in its own order
 */
public record DecomposedObject(
    List<Field> fields, List<@Nullable Object> values, LowValues low, List<String> order) {}
