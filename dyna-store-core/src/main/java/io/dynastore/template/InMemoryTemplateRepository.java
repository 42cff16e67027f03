package io.dynastore.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps templates in this process alone: for tests and for trying things out. What it holds is lost
 * with the process, and every id with it. Thread-safe.
 */
public final class InMemoryTemplateRepository implements TemplateRepository {

  private final int minIdLength;
  private final Map<String, Template> byId = new LinkedHashMap<>();
  private final Map<Template, String> ids = new HashMap<>();

  /** Makes an empty repository whose template ids are as short as can be. */
  public InMemoryTemplateRepository() {
    this(1);
  }

  /**
   * Makes an empty repository.
   *
   * @param minIdLength the least length of a template id, from 1 to {@link Fingerprint#LENGTH}
   * @throws IllegalArgumentException if the length is out of range
   */
  public InMemoryTemplateRepository(int minIdLength) {
    if (minIdLength < 1 || minIdLength > Fingerprint.LENGTH) {
      throw new IllegalArgumentException(
          "The least length of a template id is from 1 to "
              + Fingerprint.LENGTH
              + ": "
              + minIdLength);
    }
    this.minIdLength = minIdLength;
  }

  @Override
  public synchronized String save(Template template) {
    return ids.computeIfAbsent(template, this::insert);
  }

  private String insert(Template template) {
    for (String id : template.candidateIds(minIdLength)) {
      if (byId.putIfAbsent(id, template) == null) {
        return id;
      }
    }
    throw new IllegalStateException("Two contents with one SHA-256: " + template);
  }

  @Override
  public synchronized void restore(String id, Template template) {
    Template wished = template.withProposedId(id);
    Template present = byId.putIfAbsent(id, wished);
    if (present != null && !present.equals(template)) {
      throw new TemplateConflictException(id);
    }
    ids.putIfAbsent(wished, id);
  }

  @Override
  public synchronized Map<String, Template> latest(String store, int limit) {
    List<Map.Entry<String, Template>> entries =
        new ArrayList<>(
            byId.entrySet().stream()
                .filter(entry -> entry.getValue().store().equals(store))
                .filter(entry -> entry.getKey().equals(ids.get(entry.getValue())))
                .toList());
    Collections.reverse(entries);
    Map<String, Template> latest = new LinkedHashMap<>();
    entries.stream().limit(limit).forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
    return latest;
  }

  @Override
  public synchronized Optional<Template> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized Map<String, StoredTemplate> lookUp(Collection<String> ids) {
    Map<String, StoredTemplate> stored = new LinkedHashMap<>();
    findAll(ids)
        .forEach(
            (id, template) ->
                stored.put(id, new StoredTemplate(template, id.equals(this.ids.get(template)))));
    return stored;
  }

  @Override
  public synchronized Map<String, Template> findAll(Collection<String> ids) {
    Map<String, Template> found = new LinkedHashMap<>();
    for (String id : ids) {
      Template template = byId.get(id);
      if (template != null) {
        found.put(id, template);
      }
    }
    return found;
  }
}
