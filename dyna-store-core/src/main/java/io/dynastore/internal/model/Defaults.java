package io.dynastore.internal.model;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** What a field holds that nothing was said of: zero, false or null, as in a new Java object. */
final class Defaults {

  private Defaults() {}

  static @Nullable Object of(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }
}
