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
import java.util.function.Predicate;
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

  /** Stands for the id of a template that has none yet, in messages. */
  private static final String NO_ID = "(new)";

  private final TemplateRepository repository;
  private final int maxTemplates;
  private final Epoch epoch;
  private final BiFunction<String, Template, D> prepare;
  private final Predicate<D> isUsable;
  private final Cache<Template, String> ids;
  private final Cache<String, PreparedTemplate<D>> prepared;
  private final SingleFlight<Template, String> saves = new SingleFlight<>();
  private final SingleFlight<String, PreparedTemplate<D>> finds = new SingleFlight<>();

  /** Held while something is kept or removed, never while the repository is asked. */
  private final Object changes = new Object();

  /**
   * Makes an empty cache.
   *
   * @param repository what is asked for the rest
   * @param maxTemplates how many templates are kept, for each direction
   * @param epoch ends when templates are forgotten
   * @param prepare makes of a template's id and the template what decoding needs
   * @param isUsable whether that is to be kept; if not, it is made anew for each use
   */
  public TemplateCache(
      TemplateRepository repository,
      int maxTemplates,
      Epoch epoch,
      BiFunction<String, Template, D> prepare,
      Predicate<D> isUsable) {
    this.repository = repository;
    this.maxTemplates = maxTemplates;
    this.epoch = epoch;
    this.prepare = prepare;
    this.isUsable = isUsable;
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
      long asking = epoch.current();
      Map<Template, String> given = new HashMap<>();
      Map<String, PreparedTemplate<D>> found = new HashMap<>();
      Answers.withoutNulls(repository.latest(store, most))
          .forEach(
              (id, template) -> {
                given.put(template, id);
                found.put(id, prepare(id, template));
              });
      keep(asking, ids, given);
      keep(asking, prepared, found);
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
   * What a template is prepared as, without the repository.
   *
   * @param template the template, which may have no id yet
   * @return what it was prepared as before, where that is known, or is prepared as now
   */
  public D decoder(Template template) {
    String id = ids.getIfPresent(template);
    PreparedTemplate<D> known = id == null ? null : prepared.getIfPresent(id);
    return known != null ? known.decoder() : prepare.apply(id == null ? NO_ID : id, template);
  }

  /**
   * Keeps a template that has an id, so that its ids can be read without the repository. One that
   * was forgotten since is not kept.
   *
   * @param id the template's id, as it was given by this cache
   * @param template the template
   */
  public void keep(String id, Template template) {
    if (prepared.getIfPresent(id) == null) {
      synchronized (changes) {
        if (id.equals(ids.getIfPresent(template))) {
          prepared.put(id, prepare(id, template));
        }
      }
    }
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
  public @Nullable PreparedTemplate<D> find(String id) {
    PreparedTemplate<D> known = prepared.getIfPresent(id);
    return known != null ? known : finds.get(List.of(id), this::look).get(id);
  }

  /**
   * Finds several templates, with one call to the repository for those that are not known.
   *
   * @param ids their ids
   * @return what they were prepared as; ids that the repository does not have are absent
   */
  public Map<String, PreparedTemplate<D>> findAll(Collection<String> ids) {
    return all(ids, prepared, finds, this::look);
  }

  /**
   * The template that an id belongs to, as far as that is in memory.
   *
   * @param id a template id
   * @return the template, or null if the repository would have to be asked
   */
  public @Nullable Template known(String id) {
    PreparedTemplate<D> known = prepared.getIfPresent(id);
    return known == null ? null : known.template();
  }

  /**
   * The templates that are in memory.
   *
   * @return a copy, by id; if an id was seen with two templates, the one that it was given for
   */
  public Map<String, Template> templates() {
    Map<String, Template> templates = new HashMap<>();
    prepared.asMap().forEach((id, found) -> templates.put(id, found.template()));
    ids.asMap().forEach((template, id) -> templates.put(id, template));
    return templates;
  }

  /**
   * Removes templates; what is under way now is not kept, either, nor joined by whoever asks later.
   * The epoch has to be ended before.
   *
   * @param templateIds their ids
   */
  public void forget(Collection<String> templateIds) {
    Set<String> forgotten = Set.copyOf(templateIds);
    synchronized (changes) {
      prepared.invalidateAll(forgotten);
      ids.asMap().values().removeIf(forgotten::contains);
    }
    saves.abandon();
    finds.abandon();
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
        (missing, asking) -> {
          Map<Template, String> saved =
              missing.size() == 1
                  ? saveOne(missing)
                  : Answers.withoutNulls(repository.saveAll(missing));
          Map<String, PreparedTemplate<D>> readable = new HashMap<>();
          saved.forEach((template, id) -> readable.put(id, prepare(id, template)));
          // Not in place of what is there, which may be prepared already.
          readable.keySet().removeAll(prepared.getAllPresent(readable.keySet()).keySet());
          keep(asking, prepared, readable);
          return saved;
        });
  }

  private Map<Template, String> saveOne(Set<Template> one) {
    Template template = one.iterator().next();
    String id = repository.save(template);
    return id == null ? Map.of() : Map.of(template, id);
  }

  private Map<String, PreparedTemplate<D>> look(Set<String> wanted) {
    return load(
        wanted,
        prepared,
        (missing, asking) -> {
          Map<String, PreparedTemplate<D>> found = new HashMap<>();
          Map<Template, String> given = new HashMap<>();
          Answers.withoutNulls(repository.lookUp(missing))
              .forEach(
                  (id, stored) -> {
                    found.put(id, prepare(id, stored.template()));
                    if (stored.isGiven()) {
                      given.put(stored.template(), id);
                    }
                  });
          given.keySet().removeAll(ids.getAllPresent(given.keySet()).keySet());
          keep(asking, ids, given);
          return found;
        });
  }

  private PreparedTemplate<D> prepare(String id, Template template) {
    return new PreparedTemplate<>(id, template, prepare, isUsable);
  }

  /** Asks the repository, in an epoch. */
  private interface Question<K, V> {
    Map<K, V> ask(Set<K> keys, long asking);
  }

  /** Another thread may have brought some since this one looked. */
  private <K, V> Map<K, V> load(Set<K> keys, Cache<K, V> cache, Question<K, V> question) {
    long asking = epoch.current();
    Map<K, V> answers = new HashMap<>(cache.getAllPresent(keys));
    Set<K> missing = new LinkedHashSet<>(keys);
    missing.removeAll(answers.keySet());
    if (!missing.isEmpty()) {
      Map<K, V> asked = question.ask(missing, asking);
      keep(asking, cache, asked);
      answers.putAll(asked);
    }
    return answers;
  }

  private <K, V> void keep(long lookedUp, Cache<K, V> cache, Map<K, V> answers) {
    synchronized (changes) {
      if (epoch.current() == lookedUp) {
        cache.putAll(answers);
      }
    }
  }
}
