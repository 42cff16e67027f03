package io.dynastore;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.StoredTemplate;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps templates in memory, writes down how it was called, and fails when it is told to. */
final class CountingRepository implements TemplateRepository {

  final List<String> calls = new ArrayList<>();
  final Set<Template> saved = new LinkedHashSet<>();
  @Nullable RuntimeException failure;

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  private void called(String call) {
    calls.add(call);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public String save(Template template) {
    called("save");
    saved.add(template);
    return templates.save(template);
  }

  @Override
  public Map<String, StoredTemplate> lookUp(Collection<String> ids) {
    called(ids.size() == 1 ? "find " + ids.iterator().next() : "findAll " + ids);
    return templates.lookUp(ids);
  }

  @Override
  public Map<Template, String> saveAll(Collection<Template> all) {
    called("saveAll " + all.size());
    saved.addAll(all);
    return templates.saveAll(all);
  }

  @Override
  public Optional<Template> find(String id) {
    called("find " + id);
    return templates.find(id);
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    called("findAll " + ids);
    return templates.findAll(ids);
  }

  @Override
  public Map<String, Template> latest(String store, int limit) {
    called("latest " + store + " " + limit);
    return templates.latest(store, limit);
  }

  @Override
  public void restore(String id, Template template) {
    called("restore " + id);
    templates.restore(id, template);
  }
}
