package io.dynastore.benchmarks;

import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Counts how often a repository is asked. For one thread. */
final class Misses implements TemplateRepository {

  private final TemplateRepository repository;
  private long count;

  Misses(TemplateRepository repository) {
    this.repository = repository;
  }

  /** How often it was asked since this was called last. */
  long takeCount() {
    long taken = count;
    count = 0;
    return taken;
  }

  @Override
  public String save(Template template) {
    count++;
    return repository.save(template);
  }

  @Override
  public Map<Template, String> saveAll(Collection<Template> templates) {
    count++;
    return repository.saveAll(templates);
  }

  @Override
  public Optional<Template> find(String id) {
    count++;
    return repository.find(id);
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    count++;
    return repository.findAll(ids);
  }
}
