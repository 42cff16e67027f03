package io.dynastore.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a repository answered, which may be anybody's: what is null is not there. */
final class Answers {

  private Answers() {}

  @SuppressWarnings("NullableOptional")
  static <K, V> Map<K, V> one(K key, @Nullable Optional<V> value) {
    return value == null || value.isEmpty() ? Map.of() : Map.of(key, value.get());
  }

  static <K, V> Map<K, V> withoutNulls(@Nullable Map<K, V> answers) {
    Map<K, V> there = new HashMap<>();
    if (answers != null) {
      answers.forEach(
          (key, value) -> {
            if (key != null && value != null) {
              there.put(key, value);
            }
          });
    }
    return there;
  }
}
