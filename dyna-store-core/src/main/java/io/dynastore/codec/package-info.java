/**
 * {@link io.dynastore.codec.FieldCodec}, which writes the values of one type into an id, and what
 * the author of one needs. {@code docs/id-format.md} specifies the format.
 */
@NullMarked
package io.dynastore.codec;

import org.jspecify.annotations.NullMarked;
