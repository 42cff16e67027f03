package io.dynastore.internal;

import io.dynastore.HighCardinality;
import io.dynastore.internal.model.FieldSelection;
import java.lang.reflect.AnnotatedElement;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects the fields that are marked with {@link HighCardinality}, or those that the builder names;
 * the annotation then still says how they are cut.
 */
public record SelectedFields(List<String> names) implements FieldSelection {

  @Override
  public @Nullable ChronoUnit select(String path, List<AnnotatedElement> declarations) {
    ChronoUnit unit = null;
    for (AnnotatedElement declaration : declarations) {
      HighCardinality annotation = declaration.getAnnotation(HighCardinality.class);
      if (annotation != null) {
        unit = annotation.truncatedTo();
      }
    }
    if (names.isEmpty()) {
      return unit;
    }
    if (!names.contains(path)) {
      return null;
    }
    return unit == null ? ChronoUnit.NANOS : unit;
  }

  @Override
  public @Nullable List<String> order() {
    return names.isEmpty() ? null : names;
  }
}
