package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateHolder;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A repository gives an id for two contents: the first that a process has seen stays its meaning.
 */
class FirstMeaningTest {

  record Click(@HighCardinality int number, String kind) {}

  record Visit(@HighCardinality int number, List<String> kinds) {}

  /** A bean. */
  static final class Buy {
    private int number;
    private String kind = "";

    @HighCardinality
    public int getNumber() {
      return number;
    }

    public void setNumber(int number) {
      this.number = number;
    }

    public String getKind() {
      return kind;
    }

    public void setKind(String kind) {
      this.kind = kind;
    }

    static Buy of(int number, String kind) {
      Buy buy = new Buy();
      buy.number = number;
      buy.kind = kind;
      return buy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Buy that && number == that.number && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
      return Objects.hash(number, kind);
    }
  }

  private record Kind<T>(
      String name, DynaStoreBuilder<T> builder, BiFunction<Integer, String, T> object) {

    T of(int number, String kind) {
      return object.apply(number, kind);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>("records", DynaStore.builder(Click.class), Click::new),
        new Kind<>("beans", DynaStore.builder(Buy.class), Buy::of),
        new Kind<>("plain", DynaStore.builder(Visit.class), (n, k) -> new Visit(n, List.of(k))),
        new Kind<>(
            "maps",
            DynaStore.mapBuilder().highCardinality("number"),
            (n, k) -> Map.of("number", n, "kind", k)),
        new Kind<>("classic", DynaStore.builder(Click.class).format(IdFormat.CLASSIC), Click::new));
  }

  /**
   * Gives the id "same" to all contents but "other...", and has the row that it is told to have.
   */
  private static final class Forgetful implements TemplateRepository {

    private final TemplateRepository others = new InMemoryTemplateRepository(5);
    private volatile @Nullable Template row;
    private volatile @Nullable TemplateHolder holder;

    @Override
    public String save(Template template) {
      if (template.content().contains("other")) {
        return others.save(template);
      }
      row = template;
      return "same";
    }

    @Override
    public Optional<Template> find(String id) {
      return id.equals("same") ? Optional.ofNullable(row) : others.find(id);
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      Map<String, Template> found = new HashMap<>();
      ids.forEach(id -> find(id).ifPresent(template -> found.put(id, template)));
      return found;
    }

    @Override
    public void register(TemplateHolder holder) {
      this.holder = holder;
    }

    Map<String, Template> inMemory() {
      return Objects.requireNonNull(holder).templates();
    }
  }

  private final Forgetful repository = new Forgetful();

  private static <T> void assertRefused(DynaStore<T> store, T object, String first) {
    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(() -> store.create(object))
        .withMessageContaining("'same' to two templates")
        .withMessageContaining(first);
    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(() -> store.createAll(List.of(object)));
  }

  private <T> void assertFirstStays(Kind<T> kind, DynaStore<T> store, String id) {
    for (int i = 0; i < 3; i++) {
      assertRefused(store, kind.of(1, "second"), "first");
      assertThat(store.parse(id)).isEqualTo(kind.of(1, "first"));
      assertThat(store.parseAll(List.of(id, id))).containsOnly(kind.of(1, "first"));
      assertRefused(store, kind.of(i, "third"), "first");
    }
    assertThat(repository.inMemory().get("same")).asString().contains("first");
    assertThat(store.create(kind.of(1, "first"))).isEqualTo(id);
    assertThat(store.createAll(List.of(kind.of(1, "first")))).containsExactly(id);
    assertRefused(store, kind.of(1, "second"), "first");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void theContentThatAnIdWasMadeOfFirstStays(Kind<T> kind) {
    DynaStore<T> store = kind.builder().templates(repository).build();

    assertFirstStays(kind, store, store.create(kind.of(1, "first")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void theContentThatAnIdWasReadAsFirstStays(Kind<T> kind) {
    String id = kind.builder().templates(repository).build().create(kind.of(1, "first"));
    DynaStore<T> store = kind.builder().templates(repository).build();
    assertThat(store.parse(id)).isEqualTo(kind.of(1, "first"));

    assertFirstStays(kind, store, id);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void itStaysThoughTheFastPathsAreWarm(Kind<T> kind) {
    DynaStore<T> store = kind.builder().templates(repository).build();
    String id = store.create(kind.of(1, "first"));
    for (int i = 0; i < 10; i++) {
      assertThat(store.create(kind.of(1, "first"))).isEqualTo(id);
      assertThat(store.parse(id)).isEqualTo(kind.of(1, "first"));
    }

    assertFirstStays(kind, store, id);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void itStaysThoughOthersAreThrownOut(Kind<T> kind) {
    DynaStore<T> store = kind.builder().maxCachedTemplates(4).templates(repository).build();
    String id = store.create(kind.of(1, "first"));
    assertRefused(store, kind.of(1, "second"), "first");
    for (int i = 0; i < 100; i++) {
      T other = kind.of(i, "other" + i);
      assertThat(store.parse(store.create(other))).isEqualTo(other);
    }

    assertFirstStays(kind, store, id);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void whatTheRepositorySaysCountsOnceTheFirstWasThrownOut(Kind<T> kind) {
    DynaStore<T> store = kind.builder().maxCachedTemplates(4).templates(repository).build();
    String id = store.create(kind.of(1, "first"));
    for (int i = 0; repository.inMemory().containsKey("same"); i++) {
      T other = kind.of(i, "other" + i);
      assertThat(store.parse(store.create(other))).isEqualTo(other);
    }
    Forgetful elsewhere = new Forgetful();
    kind.builder().templates(elsewhere).build().create(kind.of(1, "second"));
    repository.row = elsewhere.row;

    assertThat(store.parse(id)).isEqualTo(kind.of(1, "second"));
    for (int i = 0; i < 3; i++) {
      assertRefused(store, kind.of(1, "first"), "second");
      assertThat(store.parse(id)).isEqualTo(kind.of(1, "second"));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void threadsAgreeOnOneContent(Kind<T> kind) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 200; round++) {
        DynaStore<T> store = kind.builder().templates(repository).build();
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<@Nullable T>> results = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
          T object = kind.of(1, "k" + t);
          results.add(
              threads.submit(
                  () -> {
                    start.await();
                    T made = null;
                    for (int i = 0; i < 5; i++) {
                      made = made(store, object) ? object : made;
                    }
                    return made;
                  }));
        }
        Set<T> made = new HashSet<>();
        for (Future<@Nullable T> result : results) {
          T object = result.get();
          if (object != null) {
            made.add(object);
          }
        }
        assertThat(made).hasSize(1);
        T first = made.iterator().next();
        assertThat(store.parse(store.create(first))).isEqualTo(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> boolean made(DynaStore<T> store, T object) {
    try {
      assertThat(store.parse(store.create(object))).isEqualTo(object);
      return true;
    } catch (TemplateRepositoryException e) {
      return false;
    }
  }

  @Test
  void aForgottenIdMayHaveAnotherMeaning() {
    DynaStore<Click> store = DynaStore.builder(Click.class).templates(repository).build();
    String id = store.create(new Click(1, "first"));
    assertRefused(store, new Click(1, "second"), "first");

    Objects.requireNonNull(repository.holder).forget(List.of("same"));

    assertThat(repository.inMemory()).isEmpty();
    assertThat(store.create(new Click(1, "second"))).isEqualTo(id);
    assertThat(store.parse(id)).isEqualTo(new Click(1, "second"));
  }
}
