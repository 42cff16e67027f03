package io.dynastore.internal;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.cache.TemplateCache;
import io.dynastore.internal.fastpath.FastPath;
import io.dynastore.internal.format.Decoder;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateHolder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * All that a store has in memory about templates.
 *
 * @param cache the templates, for both directions
 * @param fastPath what the fast path has learned of them, which may have left the cache since
 * @param epoch ends when something is forgotten
 */
public record TemplatesInMemory<T>(
    TemplateCache<Decoder<T>> cache, FastPath<T> fastPath, Epoch epoch) implements TemplateHolder {

  @Override
  public Map<String, Template> templates() {
    Map<String, Template> templates = new HashMap<>();
    fastPath.addTo(templates);
    templates.putAll(cache.templates());
    return templates;
  }

  /**
   * The cache goes first, and an epoch ends before each: what was asked before is not kept in the
   * cache, and what was taken from the cache before is not learned by the fast path. At last the
   * cache forgets what the fast path told it meanwhile of ids with two meanings.
   */
  @Override
  public void forget(Collection<String> ids) {
    Set<String> forgotten = Set.copyOf(ids);
    epoch.end();
    cache.forget(forgotten);
    epoch.end();
    fastPath.forget(forgotten);
    cache.forget(forgotten);
  }

  /**
   * Lets an id be read as before, by what the cache knows of it, but not be given without asking.
   * No epoch ends, as what is learned of it meanwhile is no less true than what is kept.
   */
  void askAgain(String id) {
    fastPath.forget(Set.of(id));
  }
}
