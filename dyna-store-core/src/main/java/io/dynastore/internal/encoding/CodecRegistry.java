package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types that a high-cardinality field can have, by their names in templates and by Java class.
 * Immutable.
 */
public final class CodecRegistry {

  private static final String ENUM = "enum";

  private static final CodecRegistry STANDARD = StandardCodecs.addTo(new CodecRegistry());

  /** A type's codec for each unit that its values can be cut to; other types ignore the unit. */
  private record Entry(
      String type, boolean truncatable, Function<ChronoUnit, FieldCodec<?>> codecs) {}

  /** They find the classes of enums that a template names. */
  private final List<ClassLoader> classLoaders;

  private final Map<String, Entry> byType = new LinkedHashMap<>();
  private final Map<Class<?>, Entry> byClass = new LinkedHashMap<>();

  /** Without any type. */
  CodecRegistry() {
    this(List.of());
  }

  private CodecRegistry(List<ClassLoader> classLoaders) {
    this.classLoaders = classLoaders;
  }

  /**
   * The types that DynaStore knows by itself.
   *
   * @return the registry
   */
  public static CodecRegistry standard() {
    return STANDARD;
  }

  /**
   * This registry and some more.
   *
   * @param codecs codecs of types, or for classes, that are not in this registry yet
   * @return a new registry
   * @throws IllegalArgumentException if a type's name or class is taken, or the name is not 1 to 50
   *     of {@code a-z 0-9 . _ -}
   */
  public CodecRegistry with(Collection<? extends FieldCodec<?>> codecs) {
    CodecRegistry all = copy(classLoaders);
    for (FieldCodec<?> codec : codecs) {
      if (!codec.type().matches("[a-z0-9._-]{1,50}")) {
        throw new IllegalArgumentException(
            "A codec's type is 1 to 50 of a-z, 0-9, '.', '_' and '-', not '" + codec.type() + "'");
      }
      if (ENUM.equals(codec.type()) || all.byType.containsKey(codec.type())) {
        throw new IllegalArgumentException(
            "There are two codecs of the type '" + codec.type() + "'; templates would mix them up");
      }
      if (all.byClass.containsKey(codec.javaType())) {
        throw new IllegalArgumentException(
            "There are two codecs for " + codec.javaType().getName() + "; keep one");
      }
      all.add(new GuardedCodec<>(codec));
    }
    return all;
  }

  /**
   * This registry, with the class loaders of an application, which find what templates name: that
   * of a class and that of this thread, whatever thread asks later. Then DynaStore's own is tried,
   * and that of the thread which asks.
   *
   * @param type a class of the application, or one of the platform
   * @return a new registry
   */
  public CodecRegistry withClassLoadersOf(Class<?> type) {
    return copy(
        Stream.of(type.getClassLoader(), Thread.currentThread().getContextClassLoader())
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  private CodecRegistry copy(List<ClassLoader> loaders) {
    CodecRegistry copy = new CodecRegistry(loaders);
    copy.byType.putAll(byType);
    copy.byClass.putAll(byClass);
    return copy;
  }

  void add(FieldCodec<?> codec) {
    add(codec.javaType(), new Entry(codec.type(), false, unit -> codec));
  }

  void addTruncatable(String type, Class<?> javaType, Function<ChronoUnit, FieldCodec<?>> codecs) {
    // Their tables take longer to make than all else that a map's new template takes.
    Map<ChronoUnit, FieldCodec<?>> made = new ConcurrentHashMap<>();
    add(javaType, new Entry(type, true, unit -> made.computeIfAbsent(unit, codecs)));
  }

  private void add(Class<?> javaType, Entry entry) {
    byType.put(entry.type(), entry);
    byClass.put(javaType, entry);
  }

  /**
   * The type that holds values of a class.
   *
   * @param javaType a class; not a primitive
   * @param truncatedTo the unit that values are to be cut to
   * @param declared whether the class will be known to those who read the field; if not, the type
   *     tells it, where it must, and null is another type's value
   * @return the type, or null if no type holds them
   */
  public @Nullable FieldType typeOf(Class<?> javaType, ChronoUnit truncatedTo, boolean declared) {
    Entry entry = byClass.get(javaType);
    if (entry != null) {
      boolean nullable = declared || javaType == Void.class;
      return new FieldType(entry.type(), truncatedTo, List.of(), null, nullable);
    }
    if (javaType.isEnum()) {
      return new FieldType(
          ENUM,
          truncatedTo,
          EnumCodec.names(javaType),
          declared ? null : javaType.getName(),
          declared);
    }
    return null;
  }

  /**
   * The codec of a type.
   *
   * @param type the type
   * @return the codec
   * @throws IllegalArgumentException if there is no such type, or its values cannot be cut to this
   *     unit
   */
  public FieldCodec<?> codec(FieldType type) {
    boolean isEnum = ENUM.equals(type.name());
    Entry entry = byType.get(type.name());
    if (entry == null && !isEnum) {
      throw new IllegalArgumentException(
          "There is no type '" + type.name() + "'; there are " + byType.keySet() + " and enum");
    }
    if ((entry == null || !entry.truncatable()) && type.truncatedTo() != ChronoUnit.NANOS) {
      throw new IllegalArgumentException(
          "A value of type '" + type.name() + "' cannot be truncated");
    }
    return entry == null
        ? new EnumCodec(type.constants(), enumClass(type.enumClass()))
        : entry.codecs().apply(type.truncatedTo());
  }

  /**
   * The codec of a class, for the parts of a value whose codec is composed. Times are not cut. An
   * enum is written by the names of its constants and sorts by them, as no template lists the
   * constants that there were: one that has been used must keep its name.
   *
   * @param javaType a class, not a primitive
   * @param <V> the type of the values
   * @return the codec; thread-safe
   * @throws IllegalArgumentException if this registry has no codec for the class
   */
  @SuppressWarnings("unchecked")
  public <V> FieldCodec<V> codec(Class<V> javaType) {
    if (javaType.isEnum()) {
      return new GuardedCodec<>(new EnumNameCodec<>(javaType));
    }
    Entry entry = byClass.get(javaType);
    if (entry == null || javaType == Void.class) {
      throw new IllegalArgumentException(
          "There is no codec for " + javaType.getName() + "; use one of " + classNames());
    }
    return (FieldCodec<V>) entry.codecs().apply(ChronoUnit.NANOS);
  }

  /**
   * A codec that writes values as those of another type: the easy way to add a type of one's own.
   *
   * @param type the name that templates call this encoding by: 1 to 50 of {@code a-z 0-9 . _ -}
   * @param javaType the class of the values
   * @param writtenAs a class that this registry has a codec for
   * @param toOther makes of a value the one that is written; keeps the order, if ids shall sort
   * @param fromOther the reverse; throws, if there is no such value
   * @param <V> the type of the values
   * @param <U> the type that is written
   * @return a codec, to be given to {@link #with}, or to a store's builder
   * @throws IllegalArgumentException if this registry has no codec for {@code writtenAs}
   */
  public <V, U> FieldCodec<V> mapped(
      String type,
      Class<V> javaType,
      Class<U> writtenAs,
      Function<? super V, ? extends U> toOther,
      Function<? super U, ? extends V> fromOther) {
    return new MappedCodec<>(type, javaType, codec(writtenAs), toOther, fromOther);
  }

  private @Nullable Class<?> enumClass(@Nullable String name) {
    if (name == null) {
      return null;
    }
    List<@Nullable ClassLoader> loaders = new ArrayList<>(classLoaders);
    loaders.add(CodecRegistry.class.getClassLoader());
    loaders.add(Thread.currentThread().getContextClassLoader());
    for (ClassLoader loader : loaders) {
      try {
        Class<?> found = Class.forName(name, false, loader);
        if (found.isEnum()) {
          return found;
        }
        throw new IllegalArgumentException(name + " is no enum any more");
      } catch (ClassNotFoundException | LinkageError e) {
        // Another may know it.
      }
    }
    throw new IllegalArgumentException(
        "There is no class "
            + name
            + " any more, or the class loader of the thread that built the store does not see it");
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
    names.add("any enum");
    return names;
  }
}
