package io.dynastore.internal.model;

import java.lang.reflect.AnnotatedElement;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which fields of a type are high-cardinality. */
public interface FieldSelection {

  /**
   * Whether a field is high-cardinality.
   *
   * @param path the names from the outermost on, joined by dots
   * @param declarations the components, fields, methods and parameters that declare it
   * @return the unit that its values are cut to, or null if the field is low-cardinality
   */
  @Nullable ChronoUnit select(String path, List<AnnotatedElement> declarations);

  /**
   * The order of the payload, by path.
   *
   * @return all paths, or null for the order of declaration
   */
  @Nullable List<String> order();
}
