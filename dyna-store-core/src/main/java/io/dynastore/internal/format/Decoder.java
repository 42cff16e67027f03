package io.dynastore.internal.format;

import io.dynastore.IncompatibleTemplateException;
import io.dynastore.InvalidIdException;
import io.dynastore.internal.model.Differences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ids of one template. */
public interface Decoder<T> {

  /**
   * Reads an id of the template.
   *
   * @throws InvalidIdException if there is no such id
   * @throws IncompatibleTemplateException if the store's type cannot hold what the id says
   */
  T decode(ParsedId id);

  /**
   * The low-cardinality values of the template, where the payload is as the store writes it now and
   * each object has the very same values; else null. Not to be changed.
   */
  default @Nullable Object @Nullable [] constants() {
    return null;
  }

  /** The fields that the template and the store's type do not share. */
  default Differences differences() {
    return Differences.NONE;
  }

  /** Whether this reads ids, and is not one that only tells why they cannot be read. */
  default boolean isReader() {
    return false;
  }

  /** The index of a field among those of a payload; the first, where it is none of them. */
  static int indexOf(@Nullable String field, List<String> names) {
    return Math.max(0, names.indexOf(field));
  }
}
