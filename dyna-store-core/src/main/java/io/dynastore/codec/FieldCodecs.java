package io.dynastore.codec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types that a high-cardinality field can have, by their names in templates and by Java class.
 * Immutable.
 */
public final class FieldCodecs {

  private static final FieldCodecs STANDARD =
      new FieldCodecs()
          .with(new NullCodec())
          .with(new BooleanCodec())
          .with(new IntCodec())
          .with(new LongCodec())
          .with(new DoubleCodec())
          .with(new StringCodec())
          .with(new UuidCodec())
          .with(new LocalDateCodec())
          .withTruncatable("instant", Instant.class, InstantCodec::new);

  /** A type's codec for each unit that its values can be cut to; other types ignore the unit. */
  private record Entry(
      String type, boolean truncatable, Function<ChronoUnit, FieldCodec<?>> codecs) {}

  private final Map<String, Entry> byType = new LinkedHashMap<>();
  private final Map<Class<?>, Entry> byClass = new LinkedHashMap<>();

  private FieldCodecs() {}

  /**
   * The types that DynaStore knows by itself.
   *
   * @return the registry
   */
  public static FieldCodecs standard() {
    return STANDARD;
  }

  private FieldCodecs with(FieldCodec<?> codec) {
    return add(codec.javaType(), new Entry(codec.type(), false, unit -> codec));
  }

  private FieldCodecs withTruncatable(
      String type, Class<?> javaType, Function<ChronoUnit, FieldCodec<?>> codecs) {
    return add(javaType, new Entry(type, true, codecs));
  }

  private FieldCodecs add(Class<?> javaType, Entry entry) {
    byType.put(entry.type(), entry);
    byClass.put(javaType, entry);
    return this;
  }

  /**
   * The name of the type that holds values of a class.
   *
   * @param javaType a class; not a primitive
   * @return the type's name, or null if no type holds them
   */
  public @Nullable String typeOf(Class<?> javaType) {
    Entry entry = byClass.get(javaType);
    return entry == null ? null : entry.type();
  }

  /**
   * The codec of a type.
   *
   * @param type the type's name in templates
   * @param truncatedTo the unit that values are cut to; {@code NANOS} cuts nothing
   * @return the codec
   * @throws IllegalArgumentException if there is no such type, or its values cannot be cut to this
   *     unit
   */
  public FieldCodec<?> codec(String type, ChronoUnit truncatedTo) {
    Entry entry = byType.get(type);
    if (entry == null) {
      throw new IllegalArgumentException(
          "There is no type '" + type + "'; there are " + byType.keySet());
    }
    if (!entry.truncatable() && truncatedTo != ChronoUnit.NANOS) {
      throw new IllegalArgumentException("A value of type '" + type + "' cannot be truncated");
    }
    return entry.codecs().apply(truncatedTo);
  }

  /**
   * The classes whose values can be written into an id.
   *
   * @return simple names, sorted
   */
  public Set<String> classNames() {
    Set<String> names = new TreeSet<>();
    byClass.keySet().stream()
        .filter(c -> c != Void.class)
        .forEach(c -> names.add(c.getSimpleName()));
    return names;
  }
}
