package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.benmanes.caffeine.cache.Cache;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateUseTest {

  record Click(
      @HighCardinality @Nullable Long userId, @HighCardinality @Nullable String page, int rank) {}

  record Shared(int rank, boolean promoted) {}

  record Event(
      @HighCardinality @Nullable Long number,
      @HighCardinality @Nullable String text,
      @HighCardinality double real,
      int rank,
      boolean promoted) {}

  private final CountingRepository templates = new CountingRepository();
  private final DynaStore<Click> store = store();

  private DynaStore<Click> store() {
    return DynaStore.builder(Click.class).templates(templates).build();
  }

  @Property(tries = 300)
  void thereAreAsManyTemplatesAsDistinctLowCardinalityTuples(
      @ForAll @Size(max = 50) List<@Nullable Long> numbers,
      @ForAll @Size(min = 1, max = 50) List<@StringLength(max = 100) String> texts,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -2, max = 2) Integer> ranks) {
    CountingRepository repository = new CountingRepository();
    DynaStore<Event> events = DynaStore.builder(Event.class).templates(repository).build();
    Set<Shared> shared = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      Long number = i < numbers.size() ? numbers.get(i) : null;
      String text = i % 7 == 0 ? null : withoutLoneSurrogates(texts.get(i % texts.size()));
      int rank = ranks.get(i % ranks.size());
      boolean promoted = i % 3 == 0;
      Event event = new Event(number, text, number == null ? -0.0 : number, rank, promoted);
      shared.add(new Shared(rank, promoted));

      assertThat(events.parse(events.create(event))).isEqualTo(event);
    }

    assertThat(repository.saved).hasSameSizeAs(shared);
  }

  private static String withoutLoneSurrogates(String text) {
    return text.replaceAll("[\\ud800-\\udfff]", "");
  }

  @Test
  void aKnownTemplateIsNotSavedAgain() {
    store.create(new Click(1L, "a", 0));
    assertThat(templates.calls).containsExactly("save");

    store.create(new Click(-2L, null, 0));
    store.createAll(List.of(new Click(3L, "c", 0), new Click(null, "d", 0)));

    assertThat(templates.calls).containsExactly("save");
  }

  @Test
  void aKnownTemplateIsNotLookedUpAgain() {
    String first = store.create(new Click(1L, "a", 0));
    String second = store.create(new Click(2L, "b", 0));
    templates.calls.clear();
    DynaStore<Click> other = store();

    other.parse(first);
    other.parse(second);
    other.parseAll(List.of(first, second));

    assertThat(templates.calls).containsExactly("find " + templateId(first));
  }

  @Test
  void createAllSavesTheNewTemplatesInOneCall() {
    store.create(new Click(1L, "a", 0));
    templates.calls.clear();
    List<Click> clicks =
        List.of(
            new Click(1L, "a", 0),
            new Click(2L, "a", 1),
            new Click(3L, "a", 2),
            new Click(4L, "b", 1));

    List<String> ids = store.createAll(clicks);

    assertThat(templates.calls).containsExactly("saveAll 2");
    assertThat(ids).isEqualTo(clicks.stream().map(store::create).toList());
  }

  @Test
  void parseAllFindsTheUnknownTemplatesInOneCall() {
    List<Click> clicks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      clicks.add(new Click((long) i, "p", i % 3));
    }
    List<String> ids = store.createAll(clicks);
    DynaStore<Click> other = store();
    other.parse(ids.get(0));
    templates.calls.clear();

    assertThat(other.parseAll(ids)).isEqualTo(clicks);
    assertThat(templates.calls)
        .containsExactly("findAll " + List.of(templateId(ids.get(1)), templateId(ids.get(2))));
  }

  @Test
  void nothingToDoIsDoneWithoutTheRepository() {
    assertThat(store.createAll(List.of())).isEmpty();
    assertThat(store.parseAll(List.of())).isEmpty();
    assertThat(templates.calls).isEmpty();
  }

  @Test
  void aFailureOfTheRepositoryReachesTheCallerAsItIsAndIsForgotten() {
    Click click = new Click(1L, "a", 0);
    String id = store.create(click);
    DynaStore<Click> other = store();
    RuntimeException failure = new IllegalStateException("database down");
    templates.failure = failure;

    assertThat(catchThrowable(() -> other.create(click))).isSameAs(failure);
    assertThat(catchThrowable(() -> other.createAll(List.of(click)))).isSameAs(failure);
    assertThat(catchThrowable(() -> other.parse(id))).isSameAs(failure);
    assertThat(catchThrowable(() -> other.parseAll(List.of(id)))).isSameAs(failure);

    templates.failure = null;
    assertThat(other.parse(id)).isEqualTo(click);
    assertThat(other.create(click)).isEqualTo(id);
    assertThat(other.parseAll(List.of(id))).containsExactly(click);
  }

  @Test
  void aFailureOfTheRepositoryMattersNotToWhatIsKnown() {
    Click click = new Click(1L, "a", 0);
    String id = store.create(click);
    store.parse(id);
    templates.failure = new IllegalStateException("database down");

    assertThat(store.create(new Click(2L, "b", 0))).startsWith(templateId(id));
    assertThat(store.parse(id)).isEqualTo(click);
  }

  @Test
  void aMissingTemplateIsNamedAndFoundOnceItIsThere() {
    Click click = new Click(1L, "a", 0);
    String id = store.create(click);
    CountingRepository elsewhere = new CountingRepository();
    DynaStore<Click> other = DynaStore.builder(Click.class).templates(elsewhere).build();

    TemplateNotFoundException missing =
        catchThrowableOfType(TemplateNotFoundException.class, () -> other.parse(id));
    assertThat(missing.getId()).isEqualTo(id);
    assertThat(missing.getTemplateId()).isEqualTo(templateId(id));
    assertThatThrownBy(() -> other.parseAll(List.of(id)))
        .isInstanceOf(TemplateNotFoundException.class);

    elsewhere.save(templates.saved.iterator().next());
    assertThat(other.parse(id)).isEqualTo(click);
  }

  @Test
  void anIdOfAnotherStoreIsRefusedWithBothNames() {
    DynaStore<Click> shop =
        DynaStore.builder(Click.class).name("shop").templates(templates).build();
    String id = shop.create(new Click(1L, "a", 0));

    assertThatThrownBy(() -> store.parse(id))
        .isInstanceOf(InvalidIdException.class)
        .hasMessageContaining("it belongs to the store 'shop', and this is 'click'");
    assertThatThrownBy(() -> store.parseAll(List.of(id))).isInstanceOf(InvalidIdException.class);
  }

  @Test
  void createAllWithOneObjectThatIsRefusedCreatesNone() {
    List<Click> clicks = List.of(new Click(1L, "a", 0), new Click(2L, "\ud83d", 1));

    assertThatThrownBy(() -> store.createAll(clicks))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("Field 'page'");
    assertThat(templates.calls).isEmpty();
  }

  @Test
  void anIdThatWouldBeTooLongLeavesNoTemplateBehind() {
    Click tooLong = new Click(1L, "x".repeat(600), 0);
    assertThatThrownBy(() -> store.create(tooLong))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("The id would have at least ")
        .hasMessageContaining("characters, more than the limit of 512");
    assertThatThrownBy(() -> store.createAll(List.of(new Click(1L, "short", 7), tooLong)))
        .isInstanceOf(InvalidObjectException.class);
    assertThat(templates.calls).isEmpty();
  }

  @Test
  void noMoreTemplatesAreKeptInMemoryThanIsAllowedNotEvenByTheWriter() throws Exception {
    DynaStore<Click> small =
        DynaStore.builder(Click.class).templates(templates).maxCachedTemplates(3).build();
    for (int rank = 0; rank < 500; rank++) {
      small.create(new Click(1L, "a", rank));
    }
    assertThat(kept(small)).isBetween(1L, 3L);
  }

  private static long kept(Object store) throws ReflectiveOperationException {
    Object writer = field(store, "writer");
    Cache<?, ?> cache = (Cache<?, ?>) field(writer, "templates");
    cache.cleanUp();
    return cache.estimatedSize();
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    java.lang.reflect.Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  @Test
  void aTemplateThatCannotBeReadIsNamedWhateverIsWrong() {
    List<String> contents =
        List.of(
            "{\"format\":2,\"high\":[{\"name\":\"userId\",\"type\":\"long\"}],\"low\":{}}",
            high("{\"name\":\"userId\",\"type\":\"quux\"}", "{}"),
            high("{\"type\":\"long\"}", "{}"),
            high("{\"name\":\"userId\",\"type\":\"long\",\"truncatedTo\":\"days\"}", "{}"),
            high("{\"name\":\"t\",\"type\":\"instant\",\"truncatedTo\":\"weeks\"}", "{}"),
            high("{\"name\":\"t\",\"type\":\"instant\",\"truncatedTo\":\"fortnights\"}", "{}"),
            high("{\"name\":\"t\",\"type\":\"instant\",\"truncatedTo\":7}", "{}"),
            high("{\"name\":\"e\",\"type\":\"enum\",\"class\":\"no.Such\"}", "{}"),
            high("{\"name\":\"e\",\"type\":\"enum\",\"class\":\"java.lang.String\"}", "{}"),
            high("{\"name\":\"userId\",\"type\":\"long\"}", "{\"rank\":\"many\"}"),
            high("{\"name\":\"userId\",\"type\":\"long\"}", "{\"rank\":[1]}"),
            high("{\"name\":\"userId\",\"type\":\"long\"}", "{\"rank\":null}"),
            high("{\"name\":\"userId\",\"type\":\"long\"}", "{\"rank\":99999999999}"),
            high("{\"name\":\"userId\",\"type\":\"long\"}", "{\"rank\":1.5}"),
            high("{\"name\":\"userId\",\"type\":\"long\"},{\"name\":3}", "{\"rank\":1}"),
            high("{\"name\":\"userId\",\"type\":\"long\"},7", "{\"rank\":1}"),
            "{\"userId\":{\"__hcf\":1,\"i\":0,\"l\":1,\"t\":\"decimal\"},\"rank\":1}",
            "{\"userId\":{\"__hcf\":1,\"i\":5,\"l\":1,\"t\":\"int\"},\"rank\":1}",
            "{\"userId\":{\"__hcf\":1,\"i\":-1,\"l\":1,\"t\":\"int\"},\"rank\":1}",
            "{\"userId\":{\"__hcf\":2,\"i\":0,\"l\":1,\"t\":\"int\"},\"rank\":1}",
            "{\"userId\":{\"__hcf\":1,\"l\":1,\"t\":\"int\"},\"rank\":1}");
    for (int i = 0; i < contents.size(); i++) {
      String templateId = "corrupt" + i;
      templates.restore(templateId, Template.ofJson("click", contents.get(i)));
      for (String id : List.of(templateId + "-11", templateId + "-")) {
        for (int again = 0; again < 2; again++) {
          assertThatThrownBy(() -> store.parse(id))
              .as(contents.get(i))
              .isExactlyInstanceOf(IncompatibleTemplateException.class)
              .hasMessageStartingWith(
                  "Template '" + templateId + "' of the store 'click' does not fit");
        }
      }
    }
  }

  private static String high(String fields, String low) {
    return "{\"format\":1,\"high\":[" + fields + "],\"low\":" + low + "}";
  }

  private static String templateId(String id) {
    return id.substring(0, id.indexOf('-'));
  }
}
