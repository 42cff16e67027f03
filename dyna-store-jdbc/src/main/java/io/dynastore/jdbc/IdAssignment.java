package io.dynastore.jdbc;

import io.dynastore.template.Template;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Gives each of several new templates the first of its candidate ids that is free. */
final class IdAssignment {

  /** Candidates that are asked for at once: with four, 14 million ids can be taken in vain. */
  private static final int AT_ONCE = 4;

  private IdAssignment() {}

  /** The ids that are asked for first. */
  static Set<String> firstCandidates(Collection<Template> templates, int minLength) {
    Set<String> candidates = new LinkedHashSet<>();
    for (Template template : templates) {
      List<String> ids = template.candidateIds(minLength);
      candidates.addAll(ids.subList(0, Math.min(AT_ONCE, ids.size())));
    }
    return candidates;
  }

  /**
   * Assigns ids.
   *
   * @param templates templates without an id
   * @param minLength the least length of an id
   * @param taken tells which of some ids are taken
   * @param reserved tells whether an id must not be given to a template, taken or not
   */
  static Map<Template, String> of(
      Collection<Template> templates,
      int minLength,
      Function<Set<String>, Set<String>> taken,
      BiPredicate<String, Template> reserved) {
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
                  .filter(id -> !given.contains(id) && !reserved.test(id, template))
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
