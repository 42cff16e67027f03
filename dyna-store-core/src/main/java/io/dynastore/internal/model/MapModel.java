package io.dynastore.internal.model;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model of maps from names to values of any type. A map may lack some of the high-cardinality
 * keys, though not all; the type of each value is that of the moment.
 */
public final class MapModel implements Model<Map<String, @Nullable Object>> {

  private final List<String> keys;
  private final LowCodec codec = new DynamicLowCodec(LowMapper.create());

  /**
   * Models maps.
   *
   * @param keys the high-cardinality keys in the order of the payload
   */
  public MapModel(List<String> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The high-cardinality keys.
   *
   * @return the keys in the order of the payload
   */
  public List<String> keys() {
    return keys;
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public DecomposedObject take(Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> rest = copy(object);
    requireTexts(rest.keySet());
    List<String> names = new ArrayList<>(rest.keySet());
    List<Field> fields = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (String key : keys) {
      if (rest.containsKey(key)) {
        Object value = rest.remove(key);
        fields.add(new Field(key, classOf(value), ChronoUnit.NANOS));
        values.add(value);
      }
    }
    if (fields.isEmpty()) {
      throw new ModelException(
          null,
          "The map has none of the high-cardinality keys " + keys + ", only " + names + ".",
          "Put one of them into the map; a null value will do.",
          null);
    }
    ObjectNode low = JsonNodeFactory.instance.objectNode();
    Map<String, String> types = new TreeMap<>();
    rest.forEach((key, value) -> put(key, value, low, types));
    return new DecomposedObject(
        fields,
        Collections.unmodifiableList(values),
        new LowValues(low, types),
        List.copyOf(names));
  }

  /** A caller without generics may have put in anything. */
  private static void requireTexts(Set<?> keys) {
    for (Object key : keys) {
      if (key != null && !(key instanceof String)) {
        throw new ModelException(
            null,
            "The map has the key " + key + " of " + key.getClass().getName() + ".",
            "Name each value by a text.",
            null);
      }
    }
  }

  /** Looked at once, as another thread may change it; never asked for what it may not hold. */
  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> object) {
    try {
      return new LinkedHashMap<>(object);
    } catch (RuntimeException e) {
      throw new ModelException(
          null,
          "The map fails when its entries are asked for: " + e + ".",
          "Repair it, or do not change it while its id is made.",
          e);
    }
  }

  private static Class<?> classOf(@Nullable Object value) {
    if (value == null) {
      return Void.class;
    }
    // A constant with a body has a class of its own.
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }

  private void put(
      @Nullable String key, @Nullable Object value, ObjectNode low, Map<String, String> types) {
    if (key == null) {
      throw new ModelException(null, "The map has null as a key.", "Give each value a name.", null);
    }
    low.set(key, codec.write(value, PropertyPath.ROOT.child(key), types));
  }

  @Override
  public void verify(Map<String, @Nullable Object> object, Map<String, @Nullable Object> again) {
    Difference difference = Equality.find(copy(object), again, "");
    if (difference != null) {
      throw new ModelException(
          difference.path().isEmpty() ? null : difference.path(),
          difference.describe(),
          DynamicLowCodec.ADVICE,
          null);
    }
  }

  @Override
  public Assembler<Map<String, @Nullable Object>> assembler(List<String> names, LowValues low) {
    Map<String, @Nullable Object> first = readLow(low);
    String[] highKeys = names.toArray(new String[0]);
    String[] lowKeys = first.keySet().toArray(new String[0]);
    int capacity = 1 + (highKeys.length + lowKeys.length) * 4 / 3;
    LowCopy @Nullable [] copies = LowCopy.allOf(first.values());
    return values -> {
      @Nullable Object[] lowValues =
          copies == null ? readLow(low).values().toArray() : LowCopy.newValues(copies);
      Map<String, @Nullable Object> map = new LinkedHashMap<>(capacity);
      for (int i = 0; i < highKeys.length; i++) {
        map.put(highKeys[i], values.get(i));
      }
      for (int i = 0; i < lowKeys.length; i++) {
        map.put(lowKeys[i], lowValues[i]);
      }
      return map;
    };
  }

  /**
   * Reads the low-cardinality values of a template.
   *
   * @param low the values
   * @return the values by their keys, which nobody else has
   */
  public Map<String, @Nullable Object> readLow(LowValues low) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    low.json()
        .properties()
        .forEach(
            e ->
                map.put(
                    e.getKey(),
                    codec.read(e.getValue(), PropertyPath.ROOT.child(e.getKey()), low.types())));
    return map;
  }
}
