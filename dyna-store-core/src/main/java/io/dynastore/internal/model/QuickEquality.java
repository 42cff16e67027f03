package io.dynastore.internal.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of usual values that they are alike, without making objects. What it does not know, {@link
 * Equality} has to tell.
 */
final class QuickEquality {

  private static final int MAX_DEPTH = 20;

  private QuickEquality() {}

  /** Whether {@link Equality} would surely find no difference. */
  static boolean areAlike(@Nullable Object a, @Nullable Object b) {
    return areAlike(a, b, 0);
  }

  private static boolean areAlike(@Nullable Object a, @Nullable Object b, int depth) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null || depth > MAX_DEPTH) {
      return false;
    }
    if (a instanceof String || Immutable.isValue(a)) {
      return a.getClass() == b.getClass() && a.equals(b);
    }
    if (a instanceof Map<?, ?> map) {
      return b instanceof Map<?, ?> other && areMapsAlike(map, other, depth);
    }
    if (a instanceof List<?> list) {
      return b instanceof List<?> other && !(b instanceof Map) && areListsAlike(list, other, depth);
    }
    if (a instanceof Set<?> set) {
      return b instanceof Set<?> other && areSetsAlike(set, other);
    }
    return a instanceof Optional<?> one
        && b instanceof Optional<?> other
        && areAlike(one.orElse(null), other.orElse(null), depth + 1);
  }

  private static boolean areListsAlike(List<?> a, List<?> b, int depth) {
    int size = a.size();
    if (b.size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!areAlike(a.get(i), b.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSetsAlike(Set<?> a, Set<?> b) {
    return a.size() == b.size() && a.containsAll(b) && b.containsAll(a);
  }

  private static boolean areMapsAlike(Map<?, ?> a, Map<?, ?> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object key = entry.getKey();
      if (key == null) {
        return false;
      }
      Object other = b.get(key);
      if (other == null || !areAlike(entry.getValue(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
