/** The built-in codecs, and the text of payloads and ids. Internal: may change without notice. */
@NullMarked
package io.dynastore.internal.encoding;

import org.jspecify.annotations.NullMarked;
