package io.dynastore.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a repository, so that each template is saved and found once, and prepared for
 * decoding once. Threads that miss the same template at the same time make one query. Bounded; what
 * is thrown out is looked up again. Nothing is kept of a template that was not found or of a
 * repository that failed. Thread-safe.
 *
 * @param <D> what a template is prepared as
 */
public final class TemplateCache<D> {

  private final TemplateRepository repository;
  private final int maxTemplates;
  private final BiFunction<String, Template, D> prepare;
  private final Cache<Template, String> ids;
  private final Cache<String, D> prepared;
  private final SingleFlight<Template, String> saves = new SingleFlight<>();
  private final SingleFlight<String, D> finds = new SingleFlight<>();

  /**
   * Makes an empty cache.
   *
   * @param repository what is asked for the rest
   * @param maxTemplates how many templates are kept, for each direction
   * @param prepare makes of a template's id and the template what decoding needs
   */
  public TemplateCache(
      TemplateRepository repository, int maxTemplates, BiFunction<String, Template, D> prepare) {
    this.repository = repository;
    this.maxTemplates = maxTemplates;
    this.prepare = prepare;
    this.ids = Caffeine.newBuilder().maximumSize(maxTemplates).build();
    this.prepared = Caffeine.newBuilder().maximumSize(maxTemplates).build();
  }

  /**
   * Takes a store's newest templates from the repository, for both directions.
   *
   * @param store the store's name
   * @param limit the most templates to take; not more than the cache can keep are taken
   */
  public void preload(String store, int limit) {
    int most = Math.min(limit, maxTemplates);
    if (most > 0) {
      repository
          .latest(store, most)
          .forEach(
              (id, template) -> {
                prepared.put(id, prepare.apply(id, template));
                ids.put(template, id);
              });
    }
  }

  /**
   * Whether the id of a template can be had without the repository.
   *
   * @param template the template
   * @return true if it was saved or found before and not thrown out since
   */
  public boolean isKnown(Template template) {
    return ids.getIfPresent(template) != null;
  }

  /**
   * The id of a template, which is saved if that is not known to have happened.
   *
   * @param template the template
   * @return its id, or null if the repository gave none
   */
  public @Nullable String idOf(Template template) {
    String id = ids.getIfPresent(template);
    return id != null ? id : saves.get(List.of(template), this::save).get(template);
  }

  /**
   * The ids of several templates, with one call to the repository for those that are not known.
   *
   * @param templates the templates
   * @return an id for each
   */
  public Map<Template, String> idsOf(Collection<Template> templates) {
    return all(templates, ids, saves, this::save);
  }

  /**
   * Finds a template.
   *
   * @param id its id
   * @return what it was prepared as, or null if the repository does not have it
   */
  public @Nullable D find(String id) {
    D known = prepared.getIfPresent(id);
    return known != null ? known : finds.get(List.of(id), this::look).get(id);
  }

  /**
   * Finds several templates, with one call to the repository for those that are not known.
   *
   * @param ids their ids
   * @return what they were prepared as; ids that the repository does not have are absent
   */
  public Map<String, D> findAll(Collection<String> ids) {
    return all(ids, prepared, finds, this::look);
  }

  private static <K, V> Map<K, V> all(
      Collection<K> keys,
      Cache<K, V> cache,
      SingleFlight<K, V> flights,
      Function<Set<K>, Map<K, V>> load) {
    Set<K> unknown = new LinkedHashSet<>(keys);
    Map<K, V> answers = new HashMap<>(cache.getAllPresent(unknown));
    unknown.removeAll(answers.keySet());
    if (!unknown.isEmpty()) {
      answers.putAll(flights.get(unknown, load));
    }
    return answers;
  }

  private Map<Template, String> save(Set<Template> templates) {
    return load(
        templates,
        ids,
        missing -> missing.size() == 1 ? saveOne(missing) : repository.saveAll(missing));
  }

  private Map<Template, String> saveOne(Set<Template> one) {
    Template template = one.iterator().next();
    String id = repository.save(template);
    return id == null ? Map.of() : Map.of(template, id);
  }

  private Map<String, D> look(Set<String> wanted) {
    return load(
        wanted,
        prepared,
        missing -> {
          Map<String, D> found = new HashMap<>();
          templates(missing).forEach((id, template) -> found.put(id, prepare.apply(id, template)));
          return found;
        });
  }

  private Map<String, Template> templates(Set<String> wanted) {
    if (wanted.size() > 1) {
      return repository.findAll(wanted);
    }
    String id = wanted.iterator().next();
    return repository.find(id).map(template -> Map.of(id, template)).orElse(Map.of());
  }

  /** Another thread may have brought some since this one looked. */
  private static <K, V> Map<K, V> load(
      Set<K> keys, Cache<K, V> cache, Function<Set<K>, Map<K, V>> ask) {
    Map<K, V> answers = new HashMap<>(cache.getAllPresent(keys));
    Set<K> missing = new LinkedHashSet<>(keys);
    missing.removeAll(answers.keySet());
    if (!missing.isEmpty()) {
      Map<K, V> asked = ask.apply(missing);
      cache.putAll(asked);
      answers.putAll(asked);
    }
    return answers;
  }
}
