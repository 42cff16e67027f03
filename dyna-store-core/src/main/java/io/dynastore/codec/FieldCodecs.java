package io.dynastore.codec;

import io.dynastore.internal.encoding.CodecRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/**
 * The codecs that there are: those of DynaStore, and those of users. Codecs of a user's own are
 * made of them. Immutable.
 */
public final class FieldCodecs {

  private static final FieldCodecs STANDARD = new FieldCodecs(CodecRegistry.standard());

  private final CodecRegistry registry;

  private FieldCodecs(CodecRegistry registry) {
    this.registry = registry;
  }

  /**
   * The codecs that DynaStore has by itself.
   *
   * @return the codecs
   */
  public static FieldCodecs standard() {
    return STANDARD;
  }

  /**
   * These codecs and some more.
   *
   * @param codecs codecs of types, and for classes, that these have none for
   * @return all of them
   * @throws IllegalArgumentException if a type's name or class is taken, or the name is not 1 to 50
   *     of {@code a-z 0-9 . _ -}
   */
  public FieldCodecs with(Collection<? extends FieldCodec<?>> codecs) {
    return new FieldCodecs(registry.with(codecs));
  }

  /**
   * The codec of a class, for the parts of a value whose codec is composed. Times are not
   * truncated. An enum is written by the names of its constants and sorts by them, as no template
   * lists the constants that there were: one that has been used must keep its name.
   *
   * @param javaType a class, not a primitive
   * @param <V> the type of the values
   * @return the codec; thread-safe
   * @throws IllegalArgumentException if there is no codec for the class
   */
  public <V> FieldCodec<V> codec(Class<V> javaType) {
    return registry.codec(javaType);
  }

  /**
   * A codec that writes values as those of another type: the easy way to add a type of one's own.
   *
   * @param type the name that templates call this encoding by: 1 to 50 of {@code a-z 0-9 . _ -}
   * @param javaType the class of the values
   * @param writtenAs a class that there is a codec for
   * @param toOther makes of a value the one that is written; keeps the order, if ids shall sort
   * @param fromOther the reverse; throws, if there is no such value
   * @param <V> the type of the values
   * @param <U> the type that is written
   * @return a codec, to be given to {@link #with}, or to a store's builder
   * @throws IllegalArgumentException if there is no codec for {@code writtenAs}
   */
  public <V, U> FieldCodec<V> mapped(
      String type,
      Class<V> javaType,
      Class<U> writtenAs,
      Function<? super V, ? extends U> toOther,
      Function<? super U, ? extends V> fromOther) {
    return registry.mapped(type, javaType, writtenAs, toOther, fromOther);
  }

  /**
   * The classes whose values can be written into an id.
   *
   * @return simple names, sorted
   */
  public Set<String> classNames() {
    return registry.classNames();
  }
}
