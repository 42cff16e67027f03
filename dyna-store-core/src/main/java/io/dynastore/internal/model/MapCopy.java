package io.dynastore.internal.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map from names. */
final class MapCopy extends LowCopy {

  /** So many can be ticked off in a number. */
  private static final int MAX_SIZE = 64;

  private record Entry(int index, LowCopy value) {}

  private final String[] keys;
  private final LowCopy[] values;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, @Nullable Object> view;

  private MapCopy(String[] keys, LowCopy[] values) {
    this.keys = keys;
    this.values = values;
    Map<String, @Nullable Object> views = new LinkedHashMap<>();
    for (int i = 0; i < keys.length; i++) {
      entries.put(keys[i], new Entry(i, values[i]));
      views.put(keys[i], values[i].view());
    }
    this.view = Collections.unmodifiableMap(views);
  }

  static @Nullable MapCopy of(Set<?> keys, LowCopy[] values) {
    return values.length > MAX_SIZE ? null : new MapCopy(keys.toArray(new String[0]), values);
  }

  /** Only looks at entries, each of which must be another: some maps hold an equal key twice. */
  @Override
  public boolean isOf(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map) || map.size() != values.length) {
      return false;
    }
    long found = 0;
    int size = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Entry known = entry.getKey() instanceof String key ? entries.get(key) : null;
      if (known == null || !known.value().isOf(entry.getValue())) {
        return false;
      }
      found |= 1L << known.index();
      size++;
    }
    return size == values.length && Long.bitCount(found) == size;
  }

  @Override
  public Object newValue() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(1 + keys.length * 4 / 3);
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], values[i].newValue());
    }
    return map;
  }

  @Override
  public Object view() {
    return view;
  }
}
