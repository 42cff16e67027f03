package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store learned when it made ids, it knows when it reads them, and the other way round. */
class BothDirectionsTest {

  record Click(@HighCardinality int number, String kind) {}

  record Visit(@HighCardinality int number, List<String> kinds) {}

  /** A kind of store, and objects of several templates. */
  private record Kind<T>(String name, DynaStoreBuilder<T> builder, IntFunction<T> object) {

    List<T> objects() {
      return IntStream.range(0, 6).mapToObj(object).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>("compiled", DynaStore.builder(Click.class), i -> new Click(i, "k" + i % 3)),
        new Kind<>(
            "plain", DynaStore.builder(Visit.class), i -> new Visit(i, List.of("k" + i % 3))),
        new Kind<>(
            "maps",
            DynaStore.mapBuilder().highCardinality("number"),
            i -> Map.of("number", i, "kind", "k" + i % 3)),
        new Kind<>(
            "classic",
            DynaStore.builder(Click.class).format(IdFormat.CLASSIC),
            i -> new Click(i, "k" + i % 3)));
  }

  private final CountingRepository templates = new CountingRepository();

  private static String templateId(String id) {
    return id.substring(0, id.indexOf('-'));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void idsOfThisProcessAreReadWithoutAsking(Kind<T> kind) {
    DynaStore<T> store = kind.builder().templates(templates).build();
    List<String> ids = kind.objects().stream().map(store::create).toList();
    templates.calls.clear();

    assertThat(ids.stream().map(store::parse)).isEqualTo(kind.objects());
    assertThat(store.parseAll(ids)).isEqualTo(kind.objects());
    assertThat(templates.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void idsThatWereMadeTogetherAreReadWithoutAsking(Kind<T> kind) {
    DynaStore<T> store = kind.builder().templates(templates).build();
    List<String> ids = store.createAll(kind.objects());
    templates.calls.clear();

    assertThat(store.parseAll(ids)).isEqualTo(kind.objects());
    assertThat(templates.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void equalObjectsOfIdsThatWereReadHaveTheirIdsWithoutAsking(Kind<T> kind) {
    List<String> ids = kind.builder().templates(templates).build().createAll(kind.objects());
    DynaStore<T> one = kind.builder().templates(templates).build();
    DynaStore<T> all = kind.builder().templates(templates).build();
    ids.forEach(one::parse);
    all.parseAll(ids);
    templates.calls.clear();

    assertThat(kind.objects().stream().map(one::create)).isEqualTo(ids);
    assertThat(all.createAll(kind.objects())).isEqualTo(ids);
    assertThat(templates.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void aFurtherIdThatWasReadIsNotGiven(Kind<T> kind) {
    List<T> objects = kind.objects();
    List<String> ids = kind.builder().templates(templates).build().createAll(objects);
    String id = ids.get(0);
    Template template = templates.saved.iterator().next();
    templates.restore("further", template);
    DynaStore<T> store = kind.builder().templates(templates).build();
    String further = "further" + id.substring(id.indexOf('-'));
    templates.calls.clear();

    assertThat(store.parse(further)).isEqualTo(objects.get(0));
    assertThat(store.create(objects.get(0))).isEqualTo(id);
    assertThat(store.parse(further)).isEqualTo(objects.get(0));
    assertThat(store.create(objects.get(0))).isEqualTo(id);
    assertThat(templates.calls).containsExactly("find further", "save");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void anIdThatATemplateWasImportedUnderIsGivenOnceItWasRead(Kind<T> kind) {
    CountingRepository elsewhere = new CountingRepository();
    T object = kind.object().apply(1);
    String id = kind.builder().templates(elsewhere).build().create(object);
    templates.restore("imported", elsewhere.saved.iterator().next());
    DynaStore<T> store = kind.builder().templates(templates).build();
    String imported = "imported" + id.substring(id.indexOf('-'));
    store.parse(imported);
    templates.calls.clear();

    assertThat(store.create(object)).isEqualTo(imported);
    assertThat(templates.calls).isEmpty();
  }

  /** A repository of the user's that overrides nothing. */
  private static final class Minimal implements TemplateRepository {

    private final TemplateRepository templates;
    int saves;

    Minimal(TemplateRepository templates) {
      this.templates = templates;
    }

    @Override
    public String save(Template template) {
      saves++;
      return templates.save(template);
    }

    @Override
    public Optional<Template> find(String id) {
      return templates.find(id);
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      return templates.findAll(ids);
    }
  }

  @Test
  void aRepositoryThatDoesNotTellWhichIdsItGivesIsAskedOnce() {
    InMemoryTemplateRepository kept = new InMemoryTemplateRepository();
    Click click = new Click(1, "a");
    String id = DynaStore.builder(Click.class).templates(kept).build().create(click);
    kept.restore("further", kept.find(templateId(id)).orElseThrow());
    Minimal minimal = new Minimal(kept);
    DynaStore<Click> store = DynaStore.builder(Click.class).templates(minimal).build();

    store.parse("further" + id.substring(id.indexOf('-')));
    store.parseAll(List.of(id, "further" + id.substring(id.indexOf('-'))));
    for (int i = 0; i < 3; i++) {
      assertThat(store.create(click)).isEqualTo(id);
    }
    assertThat(minimal.saves).isEqualTo(1);
  }

  /** Gives one id to all templates until it is mended. */
  private static final class Confused implements TemplateRepository {

    private final TemplateRepository templates = new InMemoryTemplateRepository(5);
    boolean isConfused = true;

    @Override
    public String save(Template template) {
      String id = templates.save(template);
      return isConfused ? "same" : id;
    }

    @Override
    public Optional<Template> find(String id) {
      return templates.find(id);
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      return templates.findAll(ids);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void anIdIsNeverGivenForTwoTemplates(Kind<T> kind) {
    Confused confused = new Confused();
    DynaStore<T> store = kind.builder().templates(confused).build();
    store.create(kind.object().apply(0));

    assertThatThrownBy(() -> store.create(kind.object().apply(1)))
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("The repository gave the id 'same' to two templates")
        .hasMessageContaining("k0")
        .hasMessageContaining("k1");

    confused.isConfused = false;
    for (T object : kind.objects()) {
      assertThat(store.parse(store.create(object))).isEqualTo(object);
    }
  }
}
