package io.dynastore.internal.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes values whose type is known at run time only, as in maps. What JSON has a type for is
 * written plainly and comes back as String, Boolean, Integer, Long, BigInteger, Double, List or
 * Map; for other types, and for numbers that would come back as another, the template notes the
 * type.
 */
final class DynamicLowCodec implements LowCodec {

  private static final String SET = "set";

  /** JSON readers have limits, too. */
  private static final int MAX_DEPTH = 100;

  private static final Map<String, Class<?>> CLASSES = new LinkedHashMap<>();
  private static final Map<Class<?>, String> NAMES = new HashMap<>();

  static {
    CLASSES.put("byte", Byte.class);
    CLASSES.put("short", Short.class);
    CLASSES.put("long", Long.class);
    CLASSES.put("float", Float.class);
    CLASSES.put("double", Double.class);
    CLASSES.put("char", Character.class);
    CLASSES.put("bigint", BigInteger.class);
    CLASSES.put("decimal", BigDecimal.class);
    CLASSES.put("uuid", UUID.class);
    CLASSES.put("instant", Instant.class);
    CLASSES.put("date", LocalDate.class);
    CLASSES.put("time", LocalTime.class);
    CLASSES.put("datetime", LocalDateTime.class);
    CLASSES.put("offsetdatetime", OffsetDateTime.class);
    CLASSES.put("zoneddatetime", ZonedDateTime.class);
    CLASSES.put("duration", Duration.class);
    CLASSES.put("yearmonth", YearMonth.class);
    CLASSES.put("uri", URI.class);
    CLASSES.forEach((name, type) -> NAMES.put(type, name));
  }

  private final JsonMapper mapper;

  DynamicLowCodec(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Whether a declared type says so little that the value's own type must be kept. */
  static boolean isFor(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == Map.class) {
      return type.getKeyType().getRawClass() == String.class && isFor(type.getContentType());
    }
    if (raw == List.class || raw == Collection.class) {
      return isFor(type.getContentType());
    }
    return raw == Object.class;
  }

  @Override
  public JsonNode write(@Nullable Object value, PropertyPath at, Map<String, String> types) {
    if (at.depth() > MAX_DEPTH) {
      throw refused(at, "It is more than " + MAX_DEPTH + " levels deep, or holds itself.");
    }
    try {
      return writeAny(value, at, types);
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      // Collections of the user's may throw anything, also as another thread changes them.
      throw refused(at, "It fails when it is looked at: " + e + ".");
    }
  }

  private JsonNode writeAny(@Nullable Object value, PropertyPath at, Map<String, String> types) {
    if (value instanceof Map<?, ?> map) {
      return writeMap(map, at, types);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < list.size(); i++) {
        array.add(write(list.get(i), at.child(i), types));
      }
      return array;
    }
    if (value instanceof Set<?> set) {
      return writeSet(set, at, types);
    }
    return writeScalar(value, at, types);
  }

  private ObjectNode writeMap(Map<?, ?> map, PropertyPath at, Map<String, String> types) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw refused(at, "A map with the key " + key + " cannot be written as JSON.");
          }
          object.set(name, write(value, at.child(name), types));
        });
    return object;
  }

  /** Equal sets must make equal templates, in whatever order they hold their elements. */
  private JsonNode writeSet(Set<?> set, PropertyPath at, Map<String, String> types) {
    List<?> elements = set.stream().sorted(Comparator.comparing(e -> sortKey(e, at))).toList();
    types.put(at.pointer(), SET);
    return write(elements, at, types);
  }

  /** The JSON of a value, with the types: the Long 1 and the Integer 1 are two elements. */
  private String sortKey(@Nullable Object element, PropertyPath at) {
    Map<String, String> types = new TreeMap<>();
    JsonNode json = write(element, at, types);
    return SortedSets.sortKey(json) + " " + types;
  }

  private JsonNode writeScalar(@Nullable Object value, PropertyPath at, Map<String, String> types) {
    JsonNode node;
    try {
      node = mapper.valueToTree(value);
      if (value == null || isNatural(value, node)) {
        return node;
      }
      String type = NAMES.get(value.getClass());
      if (type != null && value.equals(mapper.treeToValue(node, value.getClass()))) {
        types.put(at.pointer(), type);
        return node;
      }
    } catch (JacksonException e) {
      throw new ModelException(
          at.path(), "The value cannot be written as JSON: " + e.getOriginalMessage(), ADVICE, e);
    }
    throw refused(
        at, "A value of " + value.getClass().getName() + " would not come back as it is.");
  }

  /** Whether a value comes back from JSON as it is, without a word on its type. */
  private static boolean isNatural(Object value, JsonNode node) {
    if (value instanceof Long number) {
      return number != number.intValue();
    }
    if (value instanceof BigInteger number) {
      return number.bitLength() > 63;
    }
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || (value instanceof Double && node.isNumber());
  }

  static final String ADVICE =
      "Use text, numbers, booleans, times, lists and maps, or a store of a record that declares the"
          + " field's type.";

  private static ModelException refused(PropertyPath at, String problem) {
    return new ModelException(at.path(), problem, ADVICE, null);
  }

  @Override
  public @Nullable Object read(JsonNode node, PropertyPath at, Map<String, String> types) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(e -> map.put(e.getKey(), read(e.getValue(), at.child(e.getKey()), types)));
      return map;
    }
    String type = types.get(at.pointer());
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        list.add(read(node.get(i), at.child(i), types));
      }
      return SET.equals(type) ? new LinkedHashSet<>(list) : list;
    }
    return type == null ? natural(node) : typed(node, type, at);
  }

  private static @Nullable Object natural(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      BigInteger number = node.bigIntegerValue();
      if (number.bitLength() > 63) {
        return number;
      }
      return number.bitLength() > 31 ? (Object) number.longValue() : (Object) number.intValue();
    }
    return node.doubleValue();
  }

  private Object typed(JsonNode node, String type, PropertyPath at) {
    Class<?> javaType = CLASSES.get(type);
    try {
      if (javaType != null) {
        return mapper.treeToValue(node, javaType);
      }
    } catch (JacksonException e) {
      throw new ModelException(
          at.path(), "The template's value " + node + " is no " + type + ".", REPAIR, e);
    }
    throw new ModelException(
        at.path(), "The template names the type '" + type + "', which is unknown.", REPAIR, null);
  }

  private static final String REPAIR =
      "Use the version of DynaStore that wrote the template, and look whether its row was changed.";
}
