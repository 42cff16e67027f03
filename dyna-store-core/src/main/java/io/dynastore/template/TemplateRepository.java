package io.dynastore.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps templates: the interface to storage, which a user may implement. Implementations are
 * thread-safe, and pass the tests of {@code TemplateRepositoryContract} in {@code dyna-store-test}.
 *
 * <p>Two promises matter above all. A template is durable when {@code save} returns, whatever
 * becomes of a transaction of the caller: an id without its template is lost data. And an id, once
 * given, means the same content forever.
 *
 * <p>The ids that an implementation gives are the first free of {@link Template#candidateIds}. What
 * it throws when its storage fails reaches the caller of the store unchanged.
 */
public interface TemplateRepository {

  /**
   * Stores a template, unless its content is there already.
   *
   * @param template the template; templates of equal store and content are one
   * @return the template's id; the same for the same content, however often, wherever and by
   *     however many at once it is saved
   */
  String save(Template template);

  /**
   * Finds a template by its id.
   *
   * @param id a template id; any string is allowed
   * @return the template, or empty if there is none of this id
   */
  Optional<Template> find(String id);

  /**
   * Finds several templates, in one round trip where the storage can.
   *
   * @param ids template ids; duplicates and any strings are allowed
   * @return the templates that were found, by id; ids that were not found are absent
   */
  Map<String, Template> findAll(Collection<String> ids);

  /**
   * Finds several templates, and tells which of the ids {@link #save} gives, so that a store which
   * has read an id need not ask for it when it makes one of the same template. This default finds
   * them by {@link #find} or {@link #findAll} and knows of none; override it where the storage can
   * tell without a further round trip.
   *
   * @param ids template ids; duplicates and any strings are allowed
   * @return the templates that were found, by id; ids that were not found are absent
   */
  default Map<String, StoredTemplate> lookUp(Collection<String> ids) {
    if (ids.size() == 1) {
      String id = ids.iterator().next();
      Optional<Template> one = find(id);
      return isThere(one) ? Map.of(id, new StoredTemplate(one.get(), false)) : Map.of();
    }
    Map<String, StoredTemplate> stored = new LinkedHashMap<>();
    Map<String, Template> found = findAll(ids);
    if (found != null) { // An implementation may be wrong.
      found.forEach((id, template) -> stored.put(id, new StoredTemplate(template, false)));
    }
    return stored;
  }

  @SuppressWarnings("NullableOptional") // An implementation may be wrong.
  private static boolean isThere(@Nullable Optional<Template> found) {
    return found != null && found.isPresent();
  }

  /**
   * Stores several templates. This default saves one after another; override it where the storage
   * can do it in one round trip.
   *
   * @param templates the templates; duplicates are allowed
   * @return an id for each distinct template
   */
  default Map<Template, String> saveAll(Collection<Template> templates) {
    Map<Template, String> ids = new LinkedHashMap<>();
    for (Template template : templates) {
      ids.computeIfAbsent(template, this::save);
    }
    return ids;
  }

  /**
   * The templates of a store that were stored last, so that a process which starts need not ask for
   * each. This default knows of none; override it where the storage can tell in one round trip.
   *
   * @param store the store's name
   * @param limit the most templates to give, at least 1
   * @return templates by the id that {@link #save} gives for them; further ids that they were
   *     restored under are left out
   */
  default Map<String, Template> latest(String store, int limit) {
    return Map.of();
  }

  /**
   * Stores a template under an id that it has elsewhere, so that ids made there can be read here. A
   * content may have several ids in this way; {@link #save} goes on to give the one that it gave.
   * This default refuses.
   *
   * @param id 1 to 64 characters without dash, space or control character
   * @param template the template; nothing happens if it has this id already
   * @throws TemplateConflictException if the id belongs to another template
   * @throws IllegalArgumentException if no template can have this id
   * @throws UnsupportedOperationException if the implementation takes no templates from elsewhere
   */
  default void restore(String id, Template template) {
    throw new UnsupportedOperationException(
        getClass().getName() + " takes no templates from elsewhere; implement restore(...)");
  }

  /**
   * Tells the repository about a store that keeps templates of it in memory. A repository may ask
   * for them from time to time, to verify that they are still stored. Each store calls this once,
   * when it is built and before it is used. This default does nothing; what overrides it must hold
   * the store weakly, or stores are never collected.
   *
   * @param holder the store, which stays reachable as long as it is in use
   */
  default void register(TemplateHolder holder) {}
}
