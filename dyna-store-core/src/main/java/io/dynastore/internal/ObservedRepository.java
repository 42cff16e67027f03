package io.dynastore.internal;

import io.dynastore.template.StoredTemplate;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateHolder;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells listeners what a store asks its repository, and what that says. */
final class ObservedRepository implements TemplateRepository {

  private final TemplateRepository repository;
  private final Listeners listeners;

  ObservedRepository(TemplateRepository repository, Listeners listeners) {
    this.repository = repository;
    this.listeners = listeners;
  }

  @Override
  public String save(Template template) {
    String id = repository.save(template);
    saved(template, id);
    return id;
  }

  @Override
  public Map<Template, String> saveAll(Collection<Template> templates) {
    Map<Template, String> ids = repository.saveAll(templates);
    if (ids != null) {
      ids.forEach(this::saved);
    }
    return ids;
  }

  /** A repository of the user's may give nulls: the store refuses them. */
  private void saved(@Nullable Template template, @Nullable String id) {
    if (template != null && id != null) {
      listeners.tell(listener -> listener.templateSaved(listeners.store(), id, template));
    }
  }

  @Override
  public Optional<Template> find(String id) {
    Optional<Template> template = repository.find(id);
    looked(
        List.of(id),
        template != null && template.isPresent() ? Map.of(id, template.get()) : Map.of());
    return template;
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    Map<String, Template> found = repository.findAll(ids);
    looked(ids, found == null ? Map.of() : found);
    return found;
  }

  @Override
  public Map<String, StoredTemplate> lookUp(Collection<String> ids) {
    Map<String, StoredTemplate> found = repository.lookUp(ids);
    for (String id : ids) {
      StoredTemplate stored = found == null ? null : found.get(id);
      looked(List.of(id), stored == null ? Map.of() : Map.of(id, stored.template()));
    }
    return found;
  }

  private void looked(Collection<String> ids, Map<String, Template> found) {
    for (String id : ids) {
      Template template = found.get(id);
      listeners.tell(
          listener -> {
            if (template == null) {
              listener.templateMissed(listeners.store(), id);
            } else {
              listener.templateFound(listeners.store(), id, template);
            }
          });
    }
  }

  @Override
  public Map<String, Template> latest(String store, int limit) {
    Map<String, Template> latest = repository.latest(store, limit);
    looked(latest == null ? List.of() : latest.keySet(), latest == null ? Map.of() : latest);
    return latest;
  }

  @Override
  public void restore(String id, Template template) {
    repository.restore(id, template);
  }

  @Override
  public void register(TemplateHolder holder) {
    repository.register(holder);
  }
}
