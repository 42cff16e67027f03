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

  /**
   * Answers in which no id means two templates: it would read the objects of one as the other's.
   *
   * @param given ids of templates
   * @param known templates in memory by id
   * @throws TemplateConflictException if an id means two templates
   */
  static <D> Map<Template, String> distinct(
      Map<Template, String> given, Map<String, PreparedTemplate<D>> known) {
    Map<String, Template> byId = new HashMap<>();
    given.forEach(
        (template, id) -> {
          PreparedTemplate<D> present = known.get(id);
          Template other = present != null ? present.template() : byId.put(id, template);
          if (other != null && !other.equals(template)) {
            throw new TemplateConflictException(id);
          }
        });
    return given;
  }
}
