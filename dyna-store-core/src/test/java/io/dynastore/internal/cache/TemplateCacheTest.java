package io.dynastore.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TemplateCacheTest {

  private static final int THREADS = 16;

  private final SlowRepository repository = new SlowRepository();
  private final Epoch epoch = new Epoch();
  private final TemplateCache<String> cache = cache(1_000);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Counts what it is asked, and answers when it is let. */
  private static final class SlowRepository implements TemplateRepository {

    final TemplateRepository templates = new InMemoryTemplateRepository();
    final AtomicInteger asked = new AtomicInteger();
    final Queue<Template> saved = new ConcurrentLinkedQueue<>();
    final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch answer = new CountDownLatch(1);
    volatile @Nullable RuntimeException failure;

    private void slow() {
      asked.incrementAndGet();
      arrived.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      RuntimeException failed = failure;
      if (failed != null) {
        throw failed;
      }
    }

    @Override
    public String save(Template template) {
      slow();
      return templates.save(template);
    }

    @Override
    public Map<Template, String> saveAll(Collection<Template> all) {
      slow();
      saved.addAll(all);
      return templates.saveAll(all);
    }

    @Override
    public Optional<Template> find(String id) {
      slow();
      return templates.find(id);
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      slow();
      return templates.findAll(ids);
    }

    @Override
    public Map<String, Template> latest(String store, int limit) {
      return templates.latest(store, limit);
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private TemplateCache<String> cache(int size) {
    return new TemplateCache<>(
        repository, size, epoch, (id, template) -> template.content(), content -> true, id -> null);
  }

  private String content(String id) {
    return Objects.requireNonNull(cache.find(id)).decoder();
  }

  private static Template template(int n) {
    return Template.ofJson("s", "{\"n\":" + n + "}");
  }

  private static List<Template> templates(int from, int to) {
    return IntStream.range(from, to).mapToObj(TemplateCacheTest::template).toList();
  }

  /**
   * Lets threads meet: one is in the repository, the others are blocked on it before it answers.
   */
  private <T> List<Future<T>> together(Callable<T> call) throws Exception {
    List<Thread> callers = new ArrayList<>();
    List<Future<T>> answers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      answers.add(
          threads.submit(
              () -> {
                synchronized (callers) {
                  callers.add(Thread.currentThread());
                }
                return call.call();
              }));
    }
    repository.arrived.await();
    while (true) {
      synchronized (callers) {
        if (callers.stream().filter(t -> t.getState() == Thread.State.WAITING).count() == THREADS) {
          break;
        }
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    repository.answer.countDown();
    return answers;
  }

  @Test
  void threadsThatSaveTheSameTemplateMakeOneCall() throws Exception {
    List<Future<String>> ids = together(() -> String.valueOf(cache.idOf(template(1))));

    for (Future<String> id : ids) {
      assertThat(id.get()).isEqualTo(repository.templates.save(template(1)));
    }
    assertThat(repository.asked).hasValue(1);
  }

  @Test
  void threadsThatFindTheSameTemplateMakeOneCall() throws Exception {
    String id = repository.templates.save(template(1));

    for (Future<String> found : together(() -> content(id))) {
      assertThat(found.get()).isEqualTo("{\"n\":1}");
    }
    assertThat(repository.asked).hasValue(1);
  }

  @Test
  void threadsThatFindTheSameTemplateInVainMakeOneCall() throws Exception {
    for (Future<Boolean> found : together(() -> cache.find("none") == null)) {
      assertThat(found.get()).isTrue();
    }
    assertThat(repository.asked).hasValue(1);
  }

  @Test
  void threadsThatSaveTheSameTemplatesInBulkAskForEachOnce() throws Exception {
    List<Template> all = templates(0, 300);

    for (Future<Map<Template, String>> ids : together(() -> cache.idsOf(all))) {
      assertThat(ids.get()).isEqualTo(repository.templates.saveAll(all));
    }
    // They may divide the templates among them, though none is asked for twice.
    assertThat(repository.saved).hasSize(300);
  }

  @Test
  void threadsThatAskForOverlappingTemplatesInAnyOrderDoNotWaitForEachOther() throws Exception {
    repository.answer.countDown();
    List<Future<Map<Template, String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<Template> some = new ArrayList<>(templates(i / 2, i / 2 + 20));
      java.util.Collections.shuffle(some, new java.util.Random(i));
      answers.add(threads.submit(() -> cache.idsOf(some)));
    }

    for (int i = 0; i < 200; i++) {
      Map<Template, String> ids = answers.get(i).get();
      assertThat(ids).isEqualTo(repository.templates.saveAll(templates(i / 2, i / 2 + 20)));
    }
  }

  @Test
  void threadsThatWaitForACallThatFailsAreToldTheSame() throws Exception {
    repository.failure = new IllegalStateException("down");

    for (Future<String> id : together(() -> String.valueOf(cache.idOf(template(1))))) {
      assertThatThrownBy(id::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isSameAs(repository.failure);
    }
    assertThat(repository.asked).hasValue(1);

    repository.failure = null;
    assertThat(cache.idOf(template(1))).isEqualTo(repository.templates.save(template(1)));
  }

  @Test
  void aThreadThatIsInterruptedDoesNotFailThoseThatWaitForIt() throws Exception {
    Thread interrupted =
        new Thread(() -> assertThatThrownBy(() -> cache.find("none")).hasMessage("interrupted"));
    interrupted.start();
    repository.arrived.await();
    Future<Boolean> waiting = threads.submit(() -> cache.find("none") == null);
    interrupted.interrupt();
    interrupted.join();
    repository.answer.countDown();

    assertThat(waiting.get()).isTrue();
  }

  @Test
  void keepsNoMoreTemplatesThanItIsTold() {
    repository.answer.countDown();
    TemplateCache<String> small = cache(10);
    Map<Template, String> ids = small.idsOf(templates(0, 1_000));
    small.findAll(ids.values());

    // What is thrown out is asked for again, one by one.
    repository.asked.set(0);
    templates(0, 1_000).forEach(small::idOf);
    ids.values().forEach(small::find);

    assertThat(repository.asked).hasValueGreaterThanOrEqualTo(2 * 1_000 - 2 * 10 * 10);
  }

  @Test
  void preloadsTheNewestTemplatesForBothDirections() {
    List<Template> all = templates(0, 20);
    all.forEach(repository.templates::save);
    repository.templates.save(Template.ofJson("other", "{}"));

    cache.preload("s", 5);

    for (Template template : templates(15, 20)) {
      String id = repository.templates.save(template);
      assertThat(cache.idOf(template)).isEqualTo(id);
      assertThat(content(id)).isEqualTo(template.content());
    }
    assertThat(cache.isKnown(template(14))).isFalse();
    assertThat(repository.asked).hasValue(0);
  }

  @Test
  void preloadsNoMoreThanItCanKeep() {
    templates(0, 20).forEach(repository.templates::save);
    HashSet<Integer> limits = new HashSet<>();
    TemplateRepository noting =
        new TemplateRepository() {
          @Override
          public String save(Template template) {
            return repository.save(template);
          }

          @Override
          public Optional<Template> find(String id) {
            return repository.find(id);
          }

          @Override
          public Map<String, Template> findAll(Collection<String> ids) {
            return repository.findAll(ids);
          }

          @Override
          public Map<String, Template> latest(String store, int limit) {
            limits.add(limit);
            return repository.latest(store, limit);
          }
        };

    new TemplateCache<>(noting, 10, epoch, (id, template) -> template, template -> true, id -> null)
        .preload("s", 1_000_000);

    assertThat(limits).containsExactly(10);
  }
}
