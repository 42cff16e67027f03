package io.dynastore.internal.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A low-cardinality value of a template, which may be a list, a set or a map, for itself: whatever
 * becomes of the objects that have such values, it stays as it is. Values are compared with it
 * without making objects. Immutable.
 */
public abstract sealed class LowCopy permits ValueCopy, ListCopy, SetCopy, MapCopy {

  /** Values below are not asked for their hash codes; one that holds itself has no end. */
  private static final int HASHED_LEVELS = 3;

  LowCopy() {}

  /**
   * Copies what was read of a template.
   *
   * @param value a value, or null
   * @return the copy, or null where the value is none that can be copied
   */
  public static @Nullable LowCopy of(@Nullable Object value) {
    if (Immutable.isValue(value)
        || (value instanceof Optional<?> optional && Immutable.isValue(optional.orElse(null)))) {
      return new ValueCopy(value);
    }
    // Of no other class, as a copy has to be of the same.
    if (value instanceof ArrayList<?> list && value.getClass() == ArrayList.class) {
      LowCopy[] elements = allOf(list);
      return elements == null ? null : new ListCopy(elements);
    }
    if (value instanceof HashSet<?> set
        && (value.getClass() == HashSet.class || value.getClass() == LinkedHashSet.class)) {
      return set.stream().allMatch(Immutable::isValue) ? SetCopy.of(set) : null;
    }
    if (value instanceof LinkedHashMap<?, ?> map && value.getClass() == LinkedHashMap.class) {
      LowCopy[] values = allOf(map.values());
      return values == null || !map.keySet().stream().allMatch(String.class::isInstance)
          ? null
          : MapCopy.of(map.keySet(), values);
    }
    return null;
  }

  /** Copies of some values, or null where there is none of one of them. */
  static LowCopy @Nullable [] allOf(Iterable<?> values) {
    List<LowCopy> copies = new ArrayList<>();
    for (Object value : values) {
      LowCopy copy = of(value);
      if (copy == null) {
        return null;
      }
      copies.add(copy);
    }
    return copies.toArray(new LowCopy[0]);
  }

  /**
   * Whether a value is written as this was.
   *
   * @param value a value, or null
   * @return true if it holds the same
   */
  public abstract boolean isOf(@Nullable Object value);

  /**
   * A value for one object, which may change it.
   *
   * @return a new list, set or map, or a value that never changes
   */
  public abstract @Nullable Object newValue();

  /**
   * The value for one look at it.
   *
   * @return a list, set or map that cannot be changed, or a value that never changes
   */
  public abstract @Nullable Object view();

  /**
   * The same for all values of which {@link #isOf} is true.
   *
   * @param value a value, or null
   * @return a hash code
   */
  public static int hash(@Nullable Object value) {
    return hash(value, 0);
  }

  private static int hash(@Nullable Object value, int level) {
    if (isUsualLeaf(value)) {
      return Objects.hashCode(value);
    }
    if (level > HASHED_LEVELS) {
      return 0;
    }
    int hash = 1;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        hash += 31 * leafHash(entry.getKey()) ^ hash(entry.getValue(), level + 1);
      }
      return hash;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        hash = 31 * hash + hash(list.get(i), level + 1);
      }
      return hash;
    }
    if (value instanceof Set<?> set) {
      for (Object element : set) {
        hash += leafHash(element);
      }
      return hash;
    }
    return leafHash(value);
  }

  /** Asked first, as whether a value is of an interface takes longer. */
  private static boolean isUsualLeaf(@Nullable Object value) {
    return value instanceof String
        || value instanceof Integer
        || value instanceof Boolean
        || value instanceof Long;
  }

  /** What is none of the known classes is equal to nothing here, and its code is its own. */
  private static int leafHash(@Nullable Object value) {
    if (isUsualLeaf(value) || Immutable.isValue(value)) {
      return Objects.hashCode(value);
    }
    return value instanceof Optional<?> optional ? leafHash(optional.orElse(null)) : 0;
  }

  static @Nullable Object[] newValues(LowCopy[] copies) {
    @Nullable Object[] values = new @Nullable Object[copies.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = copies[i].newValue();
    }
    return values;
  }

  /** Whether a value is like one that never changes. */
  static boolean areSame(@Nullable Object value, @Nullable Object other) {
    return value == other
        || (value != null
            && other != null
            && value.getClass() == other.getClass()
            && other.equals(value));
  }
}
