package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.PreparedTemplate;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.template.Template;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A quick way past the general path for what was seen before. It gives the very ids and objects
 * that the general path give, or nothing: whatever is new, unusual or wrong takes the general path,
 * where errors are told. Thread-safe.
 *
 * @param <T> the type of the store's objects
 */
public interface FastPath<T> {

  /** The id of an object, or null if it has to take the general path. */
  @Nullable String create(T object);

  /** The object of an id, or null if it has to take the general path. */
  @Nullable T parse(String id);

  /**
   * Learns that objects with certain low-cardinality values belong to a template.
   *
   * @param parts the fields of the object
   * @param decoder reads the template, which alone says of which values it was made: the object is
   *     not asked again, as it may have changed since
   * @param lookedUp the epoch in which that was looked up; nothing is learned if it has ended
   */
  void learn(
      DecomposedObject parts,
      Decoder<T> decoder,
      String templateId,
      Template template,
      long lookedUp);

  /**
   * Learns how ids of a template are read.
   *
   * @param lookedUp the epoch in which that was looked up; nothing is learned if it has ended
   */
  void learn(PreparedTemplate<Decoder<T>> template, long lookedUp);

  /** Forgets all about templates; the epoch has to be ended before. */
  void forget(Collection<String> templateIds);

  /** The template of an id, as far as it was learned, or null. */
  @Nullable Template template(String templateId);

  /** Puts the templates that it has learned into a map, by id. */
  void addTo(Map<String, Template> templates);

  /** Where there is no fast path. */
  static <T> FastPath<T> none() {
    return new FastPath<>() {
      @Override
      public @Nullable String create(T object) {
        return null;
      }

      @Override
      public @Nullable T parse(String id) {
        return null;
      }

      @Override
      public void learn(
          DecomposedObject parts,
          Decoder<T> decoder,
          String templateId,
          Template template,
          long lookedUp) {}

      @Override
      public void learn(PreparedTemplate<Decoder<T>> template, long lookedUp) {}

      @Override
      public void forget(Collection<String> templateIds) {}

      @Override
      public @Nullable Template template(String templateId) {
        return null;
      }

      @Override
      public void addTo(Map<String, Template> templates) {}
    };
  }
}
