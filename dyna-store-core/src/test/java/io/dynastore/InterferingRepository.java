package io.dynastore;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a test change objects while their template is being saved. */
final class InterferingRepository implements TemplateRepository {

  private final TemplateRepository templates = new InMemoryTemplateRepository();
  Runnable whileSaving = () -> {};

  @Override
  public String save(Template template) {
    whileSaving.run();
    String id = templates.save(template);
    whileSaving.run();
    return id;
  }

  @Override
  public Map<Template, String> saveAll(Collection<Template> all) {
    whileSaving.run();
    Map<Template, String> ids = templates.saveAll(all);
    whileSaving.run();
    return ids;
  }

  @Override
  public Optional<Template> find(String id) {
    return templates.find(id);
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    return templates.findAll(ids);
  }

  /** Changes something by its index. */
  interface Change {
    void make(int i);
  }

  void whileThreadsChange(Change change, Runnable task) throws Exception {
    whileSaving = Thread::yield;
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> changing = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      int start = t;
      changing.add(
          threads.submit(
              () -> {
                for (int i = start; !done.get(); i = (i + 1) & 0xffff) {
                  change.make(i);
                }
              }));
    }
    try {
      for (int round = 0; round < 300; round++) {
        task.run();
      }
    } finally {
      done.set(true);
      threads.shutdown();
    }
    for (Future<?> future : changing) {
      future.get();
    }
  }
}
