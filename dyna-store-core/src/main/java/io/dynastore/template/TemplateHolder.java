package io.dynastore.template;

import java.util.Collection;
import java.util.Map;

/**
 * A store that keeps templates in memory, as its repository sees it: the repository may verify that
 * they are still stored. Thread-safe.
 */
public interface TemplateHolder {

  /**
   * The templates that the store has in memory, whether it made ids of them or read such ids.
   *
   * @return a snapshot of the templates by id; if an id was seen with two templates, the one for
   *     which the store hands the id out
   */
  Map<String, Template> templates();

  /**
   * Removes everything that the store has in memory about some templates: the next use of each asks
   * the repository again. Calls that are under way finish with what they know, and leave nothing of
   * it behind. An id that the store does not have in memory is ignored.
   *
   * @param ids template ids
   */
  void forget(Collection<String> ids);
}
