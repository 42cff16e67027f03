package io.dynastore.internal.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of values that never change. */
final class SetCopy extends LowCopy {

  /** How many elements fit into the bits of a number. */
  private static final int MAX_SIZE = 64;

  private final Map<@Nullable Object, Integer> indexes = new HashMap<>();
  private final boolean isLinked;
  private final Set<@Nullable Object> view;

  private SetCopy(Set<?> original) {
    this.isLinked = original instanceof LinkedHashSet;
    Set<@Nullable Object> elements = newSet(original);
    elements.forEach(element -> indexes.put(element, indexes.size()));
    this.view = Collections.unmodifiableSet(elements);
  }

  /**
   * Copies a hash set of values that never change.
   *
   * @return the copy, or null if the set is too large
   */
  static @Nullable SetCopy of(Set<?> original) {
    return original.size() > MAX_SIZE ? null : new SetCopy(original);
  }

  /** Only looks at elements, each of which must be another: some sets hold equal ones twice. */
  @Override
  public boolean isOf(@Nullable Object value) {
    if (!(value instanceof Set<?> set)
        || value instanceof Map
        || value instanceof List
        || set.size() != indexes.size()) {
      return false;
    }
    long found = 0;
    int size = 0;
    for (Object element : set) {
      Integer index = Immutable.isValue(element) ? indexes.get(element) : null;
      if (index == null) {
        return false;
      }
      found |= 1L << index;
      size++;
    }
    return size == indexes.size() && Long.bitCount(found) == size;
  }

  @Override
  public Object newValue() {
    return newSet(view);
  }

  /** Grows as the set that Jackson makes, for its order depends on that. */
  private Set<@Nullable Object> newSet(Set<?> elements) {
    Set<@Nullable Object> set = isLinked ? new LinkedHashSet<>() : new HashSet<>();
    set.addAll(elements);
    return set;
  }

  @Override
  public Object view() {
    return view;
  }
}
