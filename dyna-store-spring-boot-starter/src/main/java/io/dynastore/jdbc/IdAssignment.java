package io.dynastore.jdbc;

import io.dynastore.template.Fingerprint;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Gives each of several new templates the shortest prefix of its fingerprint that is free. */
final class IdAssignment {

  /** Lengths that are asked for at once: with four, 14 million ids can be taken in vain. */
  private static final int LENGTHS = 4;

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
    List<Template> open = new ArrayList<>(templates);
    for (int from = minLength; !open.isEmpty(); from += LENGTHS) {
      int to = Math.min(from + LENGTHS - 1, Fingerprint.LENGTH);
      if (from > to) {
        throw new IllegalStateException("Two contents of one SHA-256: " + open);
      }
      Set<String> candidates = new LinkedHashSet<>();
      for (Template template : open) {
        for (int length = from; length <= to; length++) {
          candidates.add(template.fingerprint().prefix(length));
        }
      }
      given.addAll(taken.apply(candidates));
      List<Template> next = new ArrayList<>();
      for (Template template : open) {
        int length = from;
        while (length <= to && given.contains(template.fingerprint().prefix(length))) {
          length++;
        }
        if (length > to) {
          next.add(template);
        } else {
          String id = template.fingerprint().prefix(length);
          given.add(id);
          ids.put(template, id);
        }
      }
      open = next;
    }
    return ids;
  }
}
