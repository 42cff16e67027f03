package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.Template;
import io.dynastore.template.TemplateHolder;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store tells its repository about templates in memory, and how it forgets them. */
@Timeout(60)
class TemplatesInMemoryTest {

  /** Takes the compiled fast path. */
  record Click(@HighCardinality int number, String kind) {}

  /** Takes no fast path when ids are made. */
  record Visit(@HighCardinality int number, List<String> kinds) {}

  /** A store of one kind, and its objects. */
  private record Kind<T>(String name, DynaStoreBuilder<T> builder, IntFunction<T> object) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>("compiled", DynaStore.builder(Click.class), i -> new Click(i, "a")),
        new Kind<>("plain", DynaStore.builder(Visit.class), i -> new Visit(i, List.of("a"))),
        new Kind<>(
            "maps",
            DynaStore.mapBuilder().highCardinality("number"),
            i -> Map.of("number", i, "kind", "a")),
        new Kind<>(
            "classic",
            DynaStore.builder(Click.class).format(IdFormat.CLASSIC),
            i -> new Click(i, "a")));
  }

  /**
   * Gives each content another id in each generation: g0, g1, and so on, as a table does that was
   * emptied in between. Keeps the store that registers.
   */
  private static final class Generations implements TemplateRepository {

    final AtomicInteger generation = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    final List<TemplateHolder> holders = new CopyOnWriteArrayList<>();
    final Map<String, Template> byId = new ConcurrentHashMap<>();
    volatile Runnable beforeAnswer = () -> {};
    volatile boolean findsOldGenerations = true;

    @Override
    public String save(Template template) {
      asked.incrementAndGet();
      String id = "g" + generation.get();
      byId.put(id, template);
      beforeAnswer.run();
      return id;
    }

    @Override
    public Optional<Template> find(String id) {
      asked.incrementAndGet();
      boolean isFound = findsOldGenerations || id.equals("g" + generation.get());
      Optional<Template> found = Optional.ofNullable(isFound ? byId.get(id) : null);
      beforeAnswer.run();
      return found;
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      Map<String, Template> found = new LinkedHashMap<>();
      ids.forEach(id -> find(id).ifPresent(template -> found.put(id, template)));
      return found;
    }

    @Override
    public void register(TemplateHolder holder) {
      holders.add(holder);
    }
  }

  private final Generations repository = new Generations();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private TemplateHolder holder() {
    assertThat(repository.holders).hasSize(1);
    return repository.holders.get(0);
  }

  private static int generation(String id) {
    return Integer.parseInt(id.substring(1, id.indexOf('-')));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void tellsTheTemplatesOfBothDirectionsAsASnapshot(Kind<T> kind) {
    DynaStore<T> store = kind.builder().templates(repository).build();
    assertThat(holder().templates()).isEmpty();

    String made = store.create(kind.object().apply(1));
    Map<String, Template> first = holder().templates();
    assertThat(first).isEqualTo(Map.of("g0", repository.byId.get("g0")));

    repository.byId.put("other", repository.byId.get("g0"));
    store.parse("other" + made.substring(2));
    assertThat(holder().templates())
        .isEqualTo(Map.of("g0", repository.byId.get("g0"), "other", repository.byId.get("other")));
    assertThat(first).hasSize(1);
  }

  @Test
  void tellsEveryTemplateThatItUsesWithoutAsking() {
    DynaStore<Click> store =
        DynaStore.builder(Click.class).maxCachedTemplates(10).templates(repository).build();
    int withoutAsking = 0;
    for (int i = 0; i < 1_000; i++) {
      repository.generation.set(i);
      Map<String, Template> told = holder().templates();
      int before = repository.asked.get();
      String id = store.create(new Click(1, "kind" + i % 7 + i / 200 % 3));
      if (repository.asked.get() == before) {
        assertThat(told).containsKey(id.substring(0, id.indexOf('-')));
        withoutAsking++;
      }
    }
    assertThat(withoutAsking).isPositive();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void whatIsForgottenIsAskedForAgain(Kind<T> kind) {
    DynaStore<T> store = kind.builder().templates(repository).build();
    String id = store.create(kind.object().apply(1));
    for (int i = 0; i < 3; i++) {
      store.create(kind.object().apply(1));
      store.parse(id);
    }
    repository.generation.set(1);
    repository.asked.set(0);

    holder().forget(List.of("unknown"));
    assertThat(store.create(kind.object().apply(1))).isEqualTo(id);
    assertThat(repository.asked).hasValue(0);

    holder().forget(List.of("g0", "g0", "unknown"));
    assertThat(holder().templates()).isEmpty();
    assertThat(store.parse(id)).isEqualTo(kind.object().apply(1));
    assertThat(repository.asked).hasValue(1);
    assertThat(generation(store.create(kind.object().apply(1)))).isEqualTo(1);
    assertThat(repository.asked).hasValue(2);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void whatWasUnderWayIsNotKeptNorWaitedFor(Kind<T> kind) throws Exception {
    DynaStore<T> store = kind.builder().templates(repository).build();
    T object = kind.object().apply(1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    repository.beforeAnswer =
        () -> {
          asked.countDown();
          await(answer);
        };
    Future<String> early = threads.submit(() -> store.create(object));
    asked.await();
    repository.beforeAnswer = () -> {};
    repository.generation.set(1);
    holder().forget(List.of("g0"));

    // The first is still waiting for its answer.
    assertThat(generation(store.create(object))).isEqualTo(1);
    answer.countDown();
    assertThat(generation(early.get())).isEqualTo(0);
    assertThat(generation(store.create(object))).isEqualTo(1);
    assertThat(holder().templates()).containsOnlyKeys("g1");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void aLookUpThatWasUnderWayIsNotKept(Kind<T> kind) throws Exception {
    String id = kind.builder().templates(repository).build().create(kind.object().apply(1));
    repository.holders.clear();
    DynaStore<T> store = kind.builder().templates(repository).build();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    repository.beforeAnswer =
        () -> {
          asked.countDown();
          await(answer);
        };
    Future<T> early = threads.submit(() -> store.parse(id));
    asked.await();
    repository.beforeAnswer = () -> {};
    holder().forget(List.of("g0"));
    answer.countDown();

    assertThat(early.get()).isEqualTo(kind.object().apply(1));
    assertThat(holder().templates()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whoever starts after a template was forgotten never gets what was known before. */
  @ParameterizedTest
  @MethodSource("kinds")
  <T> void nothingForgottenComesBackWhileThreadsCreateAndParse(Kind<T> kind) throws Exception {
    DynaStore<T> store = kind.builder().templates(repository).build();
    repository.findsOldGenerations = false;
    AtomicBoolean done = new AtomicBoolean();
    List<Future<?>> workers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      workers.add(
          threads.submit(
              () -> {
                while (!done.get()) {
                  createAndParse(store, kind.object().apply(number), number % 2 == 0);
                }
              }));
    }
    for (int generation = 1; generation <= 3_000; generation++) {
      repository.generation.set(generation);
      holder().forget(List.of("g" + (generation - 1)));
      for (int again = 0; again < 5; again++) {
        assertThat(generation(store.create(kind.object().apply(9)))).isEqualTo(generation);
      }
      assertThat(holder().templates()).doesNotContainKey("g" + (generation - 1));
    }
    done.set(true);
    for (Future<?> worker : workers) {
      worker.get();
    }
  }

  private static <T> void createAndParse(DynaStore<T> store, T object, boolean oneByOne) {
    try {
      String id = oneByOne ? store.create(object) : store.createAll(List.of(object)).get(0);
      T parsed = oneByOne ? store.parse(id) : store.parseAll(List.of(id)).get(0);
      assertThat(parsed).isEqualTo(object);
    } catch (TemplateNotFoundException e) {
      // It was forgotten in between, and is of an old generation.
    }
  }
}
