package io.dynastore.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.dynastore.template.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What template ids mean, in both directions. The first meaning of an id that is kept stays;
 * another one is not kept. Bounded: what is thrown out is out in both directions, and has no
 * meaning until the repository says it again. Only ids that were seen with two meanings are kept
 * for good. Thread-safe.
 *
 * @param <D> what a template is prepared as
 */
final class TemplateMeanings<D> {

  private final Epoch epoch;
  private final Function<Meaning, PreparedTemplate<D>> prepare;
  private final Function<String, @Nullable Template> elsewhere;
  private final Cache<Template, String> ids;
  private final Cache<String, PreparedTemplate<D>> prepared;

  /** The first meanings of ids that were seen with two. Bounded, as a repository may be broken. */
  private final ConcurrentMap<String, PreparedTemplate<D>> disputed;

  /** Held while something is kept or removed, never while the repository is asked. */
  private final Object changes = new Object();

  /**
   * A meaning of an id.
   *
   * @param id a template id
   * @param template what it means
   */
  record Meaning(String id, Template template) {}

  /**
   * Makes an empty memory.
   *
   * @param elsewhere finds templates by their ids that are known outside, and may have left this
   */
  TemplateMeanings(
      int maxTemplates,
      Epoch epoch,
      Function<Meaning, PreparedTemplate<D>> prepare,
      Function<String, @Nullable Template> elsewhere) {
    this.epoch = epoch;
    this.prepare = prepare;
    this.elsewhere = elsewhere;
    this.ids = Caffeine.newBuilder().maximumSize(maxTemplates).executor(Runnable::run).build();
    this.prepared =
        Caffeine.newBuilder()
            .maximumSize(maxTemplates)
            .executor(Runnable::run)
            .evictionListener(this::evicted)
            .build();
    this.disputed =
        Caffeine.newBuilder()
            .maximumSize(maxTemplates)
            .executor(Runnable::run)
            .<String, PreparedTemplate<D>>build()
            .asMap();
  }

  /** An id is not given any more whose meaning is not known any more. */
  private void evicted(
      @Nullable String id, @Nullable PreparedTemplate<D> template, RemovalCause cause) {
    if (id != null && template != null) {
      ids.asMap().remove(template.template(), id);
    }
  }

  /** The id to give for a template, or null. */
  @Nullable String id(Template template) {
    String id = ids.getIfPresent(template);
    // Looked at in both directions, so that what is in use in one stays in both.
    return id == null || prepared.getIfPresent(id) == null ? null : id;
  }

  /** The meaning of an id, or null if the repository has to be asked. */
  @Nullable PreparedTemplate<D> find(String id) {
    PreparedTemplate<D> known = prepared.getIfPresent(id);
    return known != null ? known : disputed.get(id);
  }

  /**
   * Also what is known elsewhere alone: it may be forgotten just now, so ids are not read by it.
   */
  private @Nullable PreparedTemplate<D> first(String id) {
    PreparedTemplate<D> known = find(id);
    if (known == null) {
      Template outside = elsewhere.apply(id);
      known = outside == null ? null : prepare.apply(new Meaning(id, outside));
    }
    return known;
  }

  /**
   * Keeps meanings, unless ids have another or something was forgotten since.
   *
   * @param asking the epoch in which the repository was asked
   * @param meanings what it said
   * @param isGiven whether the template's id is that one, rather than a further one
   */
  void keep(long asking, Collection<Meaning> meanings, Predicate<Meaning> isGiven) {
    synchronized (changes) {
      if (epoch.current() != asking) {
        return;
      }
      for (Meaning meaning : meanings) {
        PreparedTemplate<D> first = first(meaning.id());
        if (first == null) {
          first = prepare.apply(meaning);
        }
        if (first.template().equals(meaning.template())) {
          // In this order, so that the id goes when the template is thrown out.
          if (isGiven.test(meaning)) {
            ids.put(meaning.template(), meaning.id());
          }
          prepared.asMap().putIfAbsent(meaning.id(), first);
        }
      }
    }
  }

  /**
   * Compares a meaning with the first one.
   *
   * @return that one if it differs; it stays in memory, but the id is not given any more
   */
  @Nullable Template dispute(String id, Template template) {
    PreparedTemplate<D> known = find(id);
    if (known != null && known.template().equals(template)) {
      return null;
    }
    synchronized (changes) {
      PreparedTemplate<D> first = first(id);
      if (first == null || first.template().equals(template)) {
        return null;
      }
      disputed.putIfAbsent(id, first);
      ids.asMap().values().removeIf(id::equals);
      return first.template();
    }
  }

  /** A copy, by id. */
  Map<String, Template> templates() {
    Map<String, Template> templates = new HashMap<>();
    ids.asMap().forEach((template, id) -> templates.put(id, template));
    prepared.asMap().forEach((id, found) -> templates.put(id, found.template()));
    disputed.forEach((id, found) -> templates.put(id, found.template()));
    return templates;
  }

  /** Removes ids and their meanings; the epoch has to be ended before. */
  void forget(Set<String> forgotten) {
    synchronized (changes) {
      prepared.invalidateAll(forgotten);
      disputed.keySet().removeAll(forgotten);
      ids.asMap().values().removeIf(forgotten::contains);
    }
  }
}
