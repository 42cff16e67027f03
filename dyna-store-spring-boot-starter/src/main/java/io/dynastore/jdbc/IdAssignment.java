package io.dynastore.jdbc;

import io.dynastore.template.Template;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Gives each of several new templates the first of its candidate ids that is free. */
final class IdAssignment {

  /** Candidates that are asked for at once: with four, 14 million ids can be taken in vain. */
  private static final int AT_ONCE = 4;

  private IdAssignment() {}

  /**
   * Assigns ids.
   *
   * @param templates templates without an id
   * @param minLength the least length of an id
   * @param taken tells which of some ids are taken
   */
  static Map<Template, String> of(
      Collection<Template> templates, int minLength, Function<Set<String>, Set<String>> taken) {
    Map<Template, String> ids = new LinkedHashMap<>();
    Set<String> given = new HashSet<>();
    Map<Template, List<String>> open = new LinkedHashMap<>();
    templates.forEach(template -> open.put(template, template.candidateIds(minLength)));
    for (int from = 0; !open.isEmpty(); from += AT_ONCE) {
      Map<Template, List<String>> asked = slices(open, from);
      Set<String> candidates = new LinkedHashSet<>();
      asked.values().forEach(candidates::addAll);
      given.addAll(taken.apply(candidates));
      asked.forEach(
          (template, slice) ->
              slice.stream()
                  .filter(id -> !given.contains(id))
                  .findFirst()
                  .ifPresent(
                      id -> {
                        given.add(id);
                        ids.put(template, id);
                        open.remove(template);
                      }));
    }
    return ids;
  }

  private static Map<Template, List<String>> slices(Map<Template, List<String>> all, int from) {
    Map<Template, List<String>> slices = new LinkedHashMap<>();
    all.forEach(
        (template, ids) -> {
          if (from >= ids.size()) {
            throw new IllegalStateException("Two contents of one SHA-256: " + template);
          }
          slices.put(template, ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
        });
    return slices;
  }
}
