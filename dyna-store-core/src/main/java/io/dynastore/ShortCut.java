package io.dynastore;

import org.jspecify.annotations.Nullable;

/**
 * A quick way past the stairs for what was seen before. It gives the very ids and objects that the
 * stairs give, or nothing: whatever is new, unusual or wrong takes the stairs, where errors are
 * told. Thread-safe.
 *
 * @param <T> the type of the store's objects
 */
interface ShortCut<T> {

  /** The id of an object, or null if it has to take the stairs. */
  @Nullable String create(T object);

  /** The object of an id, or null if it has to take the stairs. */
  @Nullable T parse(String id);

  /** Learns that objects with the low-cardinality values of this one belong to a template. */
  void learn(T object, String templateId);

  /** Learns how ids of a template are read. */
  void learn(String templateId, Decoder<T> decoder);

  /** Where there is no short cut. */
  static <T> ShortCut<T> none() {
    return new ShortCut<>() {
      @Override
      public @Nullable String create(T object) {
        return null;
      }

      @Override
      public @Nullable T parse(String id) {
        return null;
      }

      @Override
      public void learn(T object, String templateId) {}

      @Override
      public void learn(String templateId, Decoder<T> decoder) {}
    };
  }
}
