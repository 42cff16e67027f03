/**
 * Values to the text of an id and back: base 62, a codec for each type, and the id's two parts.
 * Knows nothing of templates or of how objects are taken apart. The format is specified in {@code
 * docs/id-format.md}.
 */
@NullMarked
package io.dynastore.codec;

import org.jspecify.annotations.NullMarked;
