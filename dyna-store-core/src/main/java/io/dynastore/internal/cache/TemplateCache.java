package io.dynastore.internal.cache;

import io.dynastore.internal.cache.TemplateMeanings.Meaning;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
 * repository that failed. An id keeps the first meaning that was seen of it, as long as it is in
 * memory; another one is refused. Thread-safe.
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
  private final TemplateMeanings<D> meanings;
  private final SingleFlight<Template, String> saves = new SingleFlight<>();
  private final SingleFlight<String, PreparedTemplate<D>> finds = new SingleFlight<>();

  /**
   * Makes an empty cache.
   *
   * @param repository what is asked for the rest
   * @param maxTemplates how many templates are kept, for each direction
   * @param epoch ends when templates are forgotten
   * @param prepare makes of a template's id and the template what decoding needs
   * @param isUsable whether that is to be kept; if not, it is made anew for each use
   * @param elsewhere finds templates by their ids that are in memory outside of the cache, and may
   *     have left it
   */
  public TemplateCache(
      TemplateRepository repository,
      int maxTemplates,
      Epoch epoch,
      BiFunction<String, Template, D> prepare,
      Predicate<D> isUsable,
      Function<String, @Nullable Template> elsewhere) {
    this.repository = repository;
    this.maxTemplates = maxTemplates;
    this.epoch = epoch;
    this.prepare = prepare;
    this.isUsable = isUsable;
    this.meanings = new TemplateMeanings<>(maxTemplates, epoch, this::prepare, elsewhere);
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
      List<Meaning> found = new ArrayList<>();
      Answers.withoutNulls(repository.latest(store, most))
          .forEach((id, template) -> found.add(new Meaning(id, template)));
      meanings.keep(asking, found, meaning -> true);
    }
  }

  /**
   * Whether the id of a template can be had without the repository.
   *
   * @param template the template
   * @return true if it was saved or found before and not thrown out since
   */
  public boolean isKnown(Template template) {
    return meanings.id(template) != null;
  }

  /**
   * What a template is prepared as, without the repository.
   *
   * @param template the template, which may have no id yet
   * @return what it was prepared as before, where that is known, or is prepared as now
   */
  public D decoder(Template template) {
    String id = meanings.id(template);
    PreparedTemplate<D> known = id == null ? null : meanings.find(id);
    return known != null ? known.decoder() : prepare.apply(id == null ? NO_ID : id, template);
  }

  /**
   * Compares a meaning of an id with the first. That one stays, though the repository is asked
   * again for the id of its template, which may have got another.
   *
   * @param id a template id that the repository gave
   * @param template what it gave it for
   * @return the first meaning, if it is in memory and differs; the other is to be refused
   */
  public @Nullable Template otherMeaning(String id, Template template) {
    return meanings.dispute(id, template);
  }

  /**
   * The id of a template, which is saved if that is not known to have happened.
   *
   * @param template the template
   * @return its id, or null if the repository gave none
   */
  public @Nullable String idOf(Template template) {
    String id = meanings.id(template);
    return id != null ? id : saves.get(List.of(template), this::save).get(template);
  }

  /**
   * The ids of several templates, with one call to the repository for those that are not known.
   *
   * @param templates the templates
   * @return an id for each
   */
  public Map<Template, String> idsOf(Collection<Template> templates) {
    return all(templates, meanings::id, saves, this::save);
  }

  /**
   * Finds a template.
   *
   * @param id its id
   * @return what it was prepared as, or null if the repository does not have it
   */
  public @Nullable PreparedTemplate<D> find(String id) {
    PreparedTemplate<D> known = meanings.find(id);
    return known != null ? known : finds.get(List.of(id), this::look).get(id);
  }

  /**
   * Finds several templates, with one call to the repository for those that are not known.
   *
   * @param ids their ids
   * @return what they were prepared as; ids that the repository does not have are absent
   */
  public Map<String, PreparedTemplate<D>> findAll(Collection<String> ids) {
    return all(ids, meanings::find, finds, this::look);
  }

  /**
   * The templates that are in memory.
   *
   * @return a copy, by id; if an id was seen with two templates, the first
   */
  public Map<String, Template> templates() {
    return meanings.templates();
  }

  /**
   * Removes templates; what is under way now is not kept, either, nor joined by whoever asks later.
   * The epoch has to be ended before.
   *
   * @param templateIds their ids
   */
  public void forget(Collection<String> templateIds) {
    meanings.forget(Set.copyOf(templateIds));
    saves.abandon();
    finds.abandon();
  }

  private static <K, V> Map<K, V> all(
      Collection<K> keys,
      Function<K, @Nullable V> memory,
      SingleFlight<K, V> flights,
      Function<Set<K>, Map<K, V>> load) {
    Map<K, V> answers = new HashMap<>();
    Set<K> unknown = divide(keys, memory, answers);
    if (!unknown.isEmpty()) {
      answers.putAll(flights.get(unknown, load));
    }
    return answers;
  }

  /** Puts answers from memory into a map; gives the keys that have none. */
  private static <K, V> Set<K> divide(
      Collection<K> keys, Function<K, @Nullable V> memory, Map<K, V> answers) {
    Set<K> unknown = new LinkedHashSet<>();
    for (K key : keys) {
      V known = memory.apply(key);
      if (known == null) {
        unknown.add(key);
      } else {
        answers.put(key, known);
      }
    }
    return unknown;
  }

  /** Another thread may have brought some since this one looked. */
  private Map<Template, String> save(Set<Template> templates) {
    long asking = epoch.current();
    Map<Template, String> answers = new HashMap<>();
    Set<Template> missing = divide(templates, meanings::id, answers);
    if (!missing.isEmpty()) {
      List<Meaning> found = new ArrayList<>();
      Map<Template, String> saved =
          missing.size() == 1
              ? saveOne(missing)
              : Answers.withoutNulls(repository.saveAll(missing));
      saved.forEach((template, id) -> found.add(new Meaning(id, template)));
      meanings.keep(asking, found, meaning -> true);
      answers.putAll(saved);
    }
    return answers;
  }

  private Map<Template, String> saveOne(Set<Template> one) {
    Template template = one.iterator().next();
    String id = repository.save(template);
    return id == null ? Map.of() : Map.of(template, id);
  }

  private Map<String, PreparedTemplate<D>> look(Set<String> wanted) {
    long asking = epoch.current();
    Map<String, PreparedTemplate<D>> answers = new HashMap<>();
    Set<String> missing = divide(wanted, meanings::find, answers);
    if (!missing.isEmpty()) {
      List<Meaning> found = new ArrayList<>();
      Set<String> given = new HashSet<>();
      Answers.withoutNulls(repository.lookUp(missing))
          .forEach(
              (id, stored) -> {
                found.add(new Meaning(id, stored.template()));
                if (stored.isGiven() && meanings.id(stored.template()) == null) {
                  given.add(id);
                }
              });
      meanings.keep(asking, found, meaning -> given.contains(meaning.id()));
      for (Meaning meaning : found) {
        PreparedTemplate<D> kept = meanings.find(meaning.id());
        boolean isKept = kept != null && kept.template().equals(meaning.template());
        answers.put(meaning.id(), isKept ? kept : prepare(meaning));
      }
    }
    return answers;
  }

  private PreparedTemplate<D> prepare(Meaning meaning) {
    return new PreparedTemplate<>(meaning.id(), meaning.template(), prepare, isUsable);
  }
}
