package io.dynastore.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dynastore.Evolution;
import io.dynastore.internal.model.Differences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the fields that a template and the store's class do not share, and warns of what looks
 * like a renamed field, or refuses it. Thread-safe.
 */
public final class EvolutionCheck {

  private final Listeners listeners;
  private final String type;
  private final Evolution evolution;

  /** Those that were warned of: a template may leave the memory and come back. */
  private final Cache<String, Boolean> told;

  public EvolutionCheck(Listeners listeners, Class<?> type, Evolution evolution, int maxTemplates) {
    this.listeners = listeners;
    this.type = type.getName();
    this.evolution = evolution;
    this.told = Caffeine.newBuilder().maximumSize(maxTemplates).build();
  }

  /**
   * Looks at a template.
   *
   * @return why its ids are refused, or null if they are read
   */
  public @Nullable Refusal check(String templateId, Differences differences) {
    boolean isLossy = !differences.unknown().isEmpty() || !differences.zeroed().isEmpty();
    if (evolution == Evolution.STRICT && isLossy) {
      return new Refusal(
          differences.unknown().isEmpty()
              ? differences.zeroed().get(0)
              : differences.unknown().get(0),
          problem(differences.unknown(), differences.zeroed()),
          action(differences));
    }
    if (differences.looksRenamed() && told.asMap().putIfAbsent(templateId, true) == null) {
      listeners.fieldsDiffer(
          templateId,
          problem(differences.unknown(), differences.missing()) + " " + action(differences));
    }
    return null;
  }

  private String problem(List<String> unknown, List<String> missing) {
    String held =
        unknown.isEmpty() ? "" : "The ids hold " + names(unknown) + ", which " + type + " lacks. ";
    String absent =
        missing.isEmpty()
            ? ""
            : type
                + " has "
                + names(missing)
                + ", which the ids do not hold, and which is null, empty, zero or false in what is"
                + " read.";
    return (held + absent).strip();
  }

  private static String action(Differences differences) {
    if (differences.unknown().isEmpty()) {
      return "Give "
          + names(differences.zeroed())
          + " a type that can be absent, such as Optional or a boxed one, or set evolution to"
          + " LENIENT.";
    }
    String old = lastName(differences.unknown().get(0));
    String joined =
        differences.missing().isEmpty()
            ? "If a field took its place, "
            : "If " + lastName(differences.missing().get(0)) + " is its new name, ";
    return joined
        + "@JsonAlias(\""
        + old
        + "\") joins them; if it was taken out on purpose, @JsonIgnoreProperties(\""
        + old
        + "\") on the class says so.";
  }

  private static String names(List<String> paths) {
    return String.join(", ", paths);
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /**
   * Why the ids of a template are not read.
   *
   * @param field the first field that is not shared
   * @param problem what is wrong, as a sentence
   * @param action what to do, as a sentence
   */
  public record Refusal(String field, String problem, String action) {}
}
