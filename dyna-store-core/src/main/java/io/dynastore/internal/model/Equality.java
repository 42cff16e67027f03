package io.dynastore.internal.model;

import io.dynastore.internal.model.StateFields.StateField;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says where an object that was made again differs from the original: by {@code equals} where its
 * class has one, else by its fields. Arrays and collections are compared by what they hold, as
 * their elements may have no {@code equals}.
 */
final class Equality {

  /** Deeper than any JSON; an object that holds itself has no end. */
  private static final int MAX_DEPTH = 500;

  private static final ClassValue<Boolean> HAS_EQUALS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            return false;
          }
        }
      };

  private Equality() {}

  static boolean hasEquals(Class<?> type) {
    return HAS_EQUALS.get(type);
  }

  /** Both ways, as a {@code Date} takes a {@code Timestamp} for its equal, which does not. */
  static boolean areEqual(Object a, Object b) {
    try {
      return a.equals(b) && b.equals(a);
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The first difference, or null if there is none. */
  static @Nullable Difference find(@Nullable Object a, @Nullable Object b, String path) {
    try {
      return find(a, b, path, 0);
    } catch (RuntimeException e) {
      // Collections and keys of the user's may throw anything.
      return new Difference(path, a, b);
    }
  }

  private static @Nullable Difference find(
      @Nullable Object a, @Nullable Object b, String path, int depth) {
    if (a == b) {
      return null;
    }
    Difference here = new Difference(path, a, b);
    if (a == null || b == null || depth > MAX_DEPTH) {
      return here;
    }
    if (a.getClass().isArray()) {
      return a.getClass() == b.getClass() ? inOrder(elements(a), elements(b), here, depth) : here;
    }
    if (a instanceof Map<?, ?> map) {
      return b instanceof Map<?, ?> other ? inMaps(map, other, here, depth) : here;
    }
    if (a instanceof Collection<?> values) {
      return b instanceof Collection<?> others ? inCollections(values, others, here, depth) : here;
    }
    if (a instanceof Optional<?> optional) {
      return b instanceof Optional<?> other
          ? find(optional.orElse(null), other.orElse(null), path, depth + 1)
          : here;
    }
    return isOfJdk(a.getClass()) ? inJdk(a, b, here, depth) : inObjects(a, b, here, depth);
  }

  private static List<?> elements(Object array) {
    if (array instanceof Object[] objects) {
      return Arrays.asList(objects);
    }
    List<Object> elements = new ArrayList<>();
    int length = java.lang.reflect.Array.getLength(array);
    for (int i = 0; i < length; i++) {
      elements.add(java.lang.reflect.Array.get(array, i));
    }
    return elements;
  }

  private static @Nullable Difference inOrder(
      Collection<?> a, Collection<?> b, Difference here, int depth) {
    if (a.size() != b.size()) {
      return here;
    }
    Iterator<?> others = b.iterator();
    int i = 0;
    for (Object value : a) {
      Difference found = find(value, others.next(), here.path() + '[' + i + ']', depth + 1);
      if (found != null) {
        return found;
      }
      i++;
    }
    return null;
  }

  private static @Nullable Difference inCollections(
      Collection<?> a, Collection<?> b, Difference here, int depth) {
    if (a instanceof Set<?> set) {
      return b instanceof Set<?> && (areEqual(set, b) || isMatched(set, b, depth)) ? null : here;
    }
    boolean bothLists = a instanceof List == b instanceof List && !(b instanceof Set);
    return bothLists ? inOrder(a, b, here, depth) : here;
  }

  /** Whether each element has one of the others that is like it. */
  private static boolean isMatched(Collection<?> a, Collection<?> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    List<Object> left = new ArrayList<>(b);
    for (Object value : a) {
      if (!left.removeIf(new FirstLike(value, depth))) {
        return false;
      }
    }
    return left.isEmpty();
  }

  /** Is true once. */
  private static final class FirstLike implements java.util.function.Predicate<Object> {
    private final @Nullable Object value;
    private final int depth;
    private boolean found;

    FirstLike(@Nullable Object value, int depth) {
      this.value = value;
      this.depth = depth;
    }

    @Override
    public boolean test(Object other) {
      if (!found && find(value, other, "", depth + 1) == null) {
        found = true;
        return true;
      }
      return false;
    }
  }

  private static @Nullable Difference inMaps(Map<?, ?> a, Map<?, ?> b, Difference here, int depth) {
    if (a.size() != b.size()) {
      return here;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object key = entry.getKey();
      // Many maps refuse to be asked for null.
      if (key == null ? b.keySet().stream().noneMatch(k -> k == null) : !b.containsKey(key)) {
        return here;
      }
      Difference found =
          find(entry.getValue(), b.get(key), child(here.path(), String.valueOf(key)), depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getClassLoader() == null
        || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
        || type.isEnum();
  }

  private static @Nullable Difference inJdk(Object a, Object b, Difference here, int depth) {
    if (a instanceof AtomicReference<?> first && b instanceof AtomicReference<?> second) {
      return find(first.get(), second.get(), here.path(), depth + 1);
    }
    // The URL's own method asks a name server.
    boolean hasMeaningfulEquals = hasEquals(a.getClass()) && !(a instanceof URL);
    boolean same =
        hasMeaningfulEquals
            ? areEqual(a, b)
            : a.getClass() == b.getClass() && isKnown(a) && content(a).equals(content(b));
    return same ? null : here;
  }

  private static boolean isKnown(Object value) {
    return value instanceof URL
        || value instanceof Pattern
        || value instanceof CharSequence
        || value instanceof AtomicLong
        || value instanceof AtomicInteger
        || value instanceof AtomicBoolean;
  }

  private static String content(Object value) {
    return value instanceof Pattern pattern
        ? pattern.flags() + pattern.pattern()
        : value.toString();
  }

  private static @Nullable Difference inObjects(Object a, Object b, Difference here, int depth) {
    Class<?> type = a.getClass();
    StateFields state = StateFields.of(type);
    // A native image may show no fields.
    boolean isComparable =
        type == b.getClass()
            && state.areAccessible()
            && !(state.fields().isEmpty() && hasEquals(type));
    // Java keeps the class of records that were compared, so theirs is the last resort.
    if (!type.isRecord() && hasEquals(type) && areEqual(a, b)) {
      return null;
    }
    Difference found = isComparable ? inFields(a, b, state.fields(), here.path(), depth) : here;
    return found != null && type.isRecord() && areEqual(a, b) ? null : found;
  }

  /** The first field in which two objects of one class differ. */
  static @Nullable Difference inFields(
      Object a, Object b, List<StateField> fields, String path, int depth) {
    for (StateField field : fields) {
      Object value = field.get(a);
      if (isData(value)) {
        Difference found = find(value, field.get(b), child(path, field.name()), depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + '.' + name;
  }

  /** Locks, threads, lambdas and the like tell nothing of the object that holds them. */
  private static boolean isData(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    Class<?> type = value.getClass();
    return !type.isHidden()
        && (type.isArray()
            || !isOfJdk(type)
            || hasEquals(type)
            || isKnown(value)
            || value instanceof Collection
            || value instanceof AtomicReference
            || value instanceof Throwable);
  }
}
