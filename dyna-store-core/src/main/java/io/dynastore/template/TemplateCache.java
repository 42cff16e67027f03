package io.dynastore.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a repository, so that each template is saved and found once, and prepared for
 * decoding once. Bounded; what is thrown out is looked up again. Nothing is kept of a template that
 * was not found or of a repository that failed. Thread-safe.
 *
 * @param <D> what a template is prepared as
 */
public final class TemplateCache<D> {

  private final TemplateRepository repository;
  private final BiFunction<String, Template, D> prepare;
  private final Cache<Template, String> ids;
  private final Cache<String, D> prepared;

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
    this.prepare = prepare;
    this.ids = Caffeine.newBuilder().maximumSize(maxTemplates).build();
    this.prepared = Caffeine.newBuilder().maximumSize(maxTemplates).build();
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
   * @return its id
   */
  public String idOf(Template template) {
    String id = ids.getIfPresent(template);
    return id != null ? id : ids.get(template, repository::save);
  }

  /**
   * The ids of several templates, with one call to the repository for those that are not known.
   *
   * @param templates the templates
   * @return an id for each
   */
  public Map<Template, String> idsOf(Collection<Template> templates) {
    Map<Template, String> known = new HashMap<>(ids.getAllPresent(templates));
    Set<Template> unknown = new LinkedHashSet<>(templates);
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      Map<Template, String> saved = repository.saveAll(unknown);
      ids.putAll(saved);
      known.putAll(saved);
    }
    return known;
  }

  /**
   * Finds a template.
   *
   * @param id its id
   * @return what it was prepared as, or null if the repository does not have it
   */
  public @Nullable D find(String id) {
    D known = prepared.getIfPresent(id);
    return known != null
        ? known
        : prepared.get(
            id, key -> repository.find(key).map(t -> prepare.apply(key, t)).orElse(null));
  }

  /**
   * Finds several templates, with one call to the repository for those that are not known.
   *
   * @param ids their ids
   * @return what they were prepared as; ids that the repository does not have are absent
   */
  public Map<String, D> findAll(Collection<String> ids) {
    Map<String, D> known = new LinkedHashMap<>(prepared.getAllPresent(ids));
    List<String> unknown = new ArrayList<>(new LinkedHashSet<>(ids));
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      repository
          .findAll(unknown)
          .forEach(
              (id, template) -> {
                D decoder = prepare.apply(id, template);
                prepared.put(id, decoder);
                known.put(id, decoder);
              });
    }
    return known;
  }
}
