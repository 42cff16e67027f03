package io.dynastore.internal.cache;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a repository answered, which may be anybody's: what is null is not there. */
final class Answers {

  private Answers() {}

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
