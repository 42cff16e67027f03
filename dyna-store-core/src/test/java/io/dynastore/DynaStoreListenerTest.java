package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynaStoreListenerTest {

  record Click(@HighCardinality long userId, String page) {}

  record Renamed(@HighCardinality long customerId, String page) {}

  /** Notes what it is told, and that it may be thrown from. */
  private static final class Notes implements DynaStoreListener {

    private final List<String> notes = new ArrayList<>();
    private boolean fails;

    private void note(String note) {
      notes.add(note);
      if (fails) {
        throw new IllegalStateException("a listener's mistake");
      }
    }

    List<String> take() {
      List<String> taken = List.copyOf(notes);
      notes.clear();
      return taken;
    }

    @Override
    public void generalPathTaken(String store, Operation operation, int count) {
      note(store + " general " + operation + " " + count);
    }

    @Override
    public void templateSaved(String store, String templateId, Template template) {
      note(store + " saved " + templateId + " " + template.store());
    }

    @Override
    public void templateFound(String store, String templateId, Template template) {
      note(store + " found " + templateId + " " + template.store());
    }

    @Override
    public void templateMissed(String store, String templateId) {
      note(store + " missed " + templateId);
    }

    @Override
    public void fieldsDiffer(String store, String templateId, String message) {
      note(store + " differs " + templateId + " " + message);
    }

    @Override
    public void failed(String store, Operation operation, DynaStoreException reason) {
      note(store + " failed " + operation + " " + reason.getClass().getSimpleName());
    }
  }

  private final TemplateRepository templates = new InMemoryTemplateRepository();
  private final Notes notes = new Notes();

  private DynaStore<Click> store(DynaStoreListener... listeners) {
    return DynaStore.builder(Click.class).templates(templates).listeners(listeners).build();
  }

  private static String templateId(String id) {
    return id.substring(0, id.indexOf('-'));
  }

  @Test
  void isToldOfANewTemplateOnceAndOfNothingOnTheFastPath() {
    DynaStore<Click> clicks = store(notes);

    String id = clicks.create(new Click(1, "home"));
    assertThat(notes.take())
        .containsExactly("click general CREATE 1", "click saved " + templateId(id) + " click");

    for (int i = 0; i < 100; i++) {
      assertThat(clicks.parse(clicks.create(new Click(i, "home")))).isEqualTo(new Click(i, "home"));
    }
    assertThat(notes.take())
        .allMatch(note -> note.equals("click general PARSE 1"))
        .hasSizeLessThan(2);
  }

  @Test
  void isToldOfATemplateThatAnotherProcessSavedAndOfOneThatIsNowhere() {
    String id = store().create(new Click(1, "home"));
    DynaStore<Click> clicks = store(notes);

    clicks.parse(id);
    assertThat(notes.take())
        .containsExactly("click general PARSE 1", "click found " + templateId(id) + " click");
    assertThat(clicks.tryParse("nowhere-1")).isEmpty();
    assertThat(notes.take())
        .containsExactly(
            "click general PARSE 1",
            "click missed nowhere",
            "click failed PARSE TemplateNotFoundException");
  }

  @Test
  void isToldOfManyAtOnce() {
    List<Click> objects = IntStream.range(0, 10).mapToObj(n -> new Click(n, "p" + n % 3)).toList();
    List<String> ids = store(notes).createAll(objects);

    assertThat(notes.take())
        .hasSize(4)
        .startsWith("click general CREATE 10")
        .contains("click saved " + templateId(ids.get(0)) + " click");
    assertThat(store(notes).parseAll(ids)).isEqualTo(objects);
    assertThat(notes.take()).hasSize(4).startsWith("click general PARSE 10");
  }

  @Test
  void isToldOfTemplatesThatArePreloaded() {
    String id = store().create(new Click(1, "home"));

    DynaStore.builder(Click.class).templates(templates).listeners(notes).preload(5).build();

    assertThat(notes.take()).containsExactly("click found " + templateId(id) + " click");
  }

  @Test
  void isToldOfWhatIsRefused() {
    DynaStore<Click> clicks = store(notes);

    assertThatThrownBy(() -> clicks.create(new Click(1, "\ud800")))
        .isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> clicks.parse("no id")).isInstanceOf(InvalidIdException.class);
    assertThat(notes.take())
        .containsExactly(
            "click general CREATE 1",
            "click failed CREATE InvalidObjectException",
            "click general PARSE 1",
            "click failed PARSE InvalidIdException");
  }

  @Test
  void isToldOnceOfFieldsThatLookRenamed() {
    String id = store().create(new Click(1, "home"));
    DynaStore<Renamed> renamed =
        DynaStore.builder(Renamed.class)
            .name("click")
            .templates(templates)
            .listeners(notes)
            .build();

    renamed.parse(id);
    renamed.parse(id);

    assertThat(notes.take().stream().filter(note -> note.startsWith("click differs")))
        .singleElement()
        .asString()
        .startsWith("click differs " + templateId(id) + " The ids hold userId")
        .contains("@JsonAlias(\"userId\")");
  }

  @Test
  void aMistakeOfOneListenerChangesNothing() {
    Notes broken = new Notes();
    broken.fails = true;
    DynaStore<Click> clicks = store(broken, notes);

    String id = clicks.create(new Click(1, "home"));

    assertThat(clicks.parse(id)).isEqualTo(new Click(1, "home"));
    assertThatThrownBy(() -> clicks.parse("no id")).isInstanceOf(InvalidIdException.class);
    assertThat(notes.take()).isEqualTo(broken.take()).isNotEmpty();
  }

  @Test
  void aRepositoryThatGivesNullsIsRefusedAsWithoutListeners() {
    TemplateRepository nothing =
        new TemplateRepository() {
          @Override
          @SuppressWarnings("NullAway") // a repository of a user's may do so
          public String save(Template template) {
            return Objects.<String>requireNonNullElse(null, null);
          }

          @Override
          @SuppressWarnings("NullAway")
          public java.util.Optional<Template> find(String id) {
            return null;
          }

          @Override
          @SuppressWarnings("NullAway")
          public java.util.Map<String, Template> findAll(java.util.Collection<String> ids) {
            return null;
          }
        };
    DynaStore<Click> clicks =
        DynaStore.builder(Click.class).templates(nothing).listeners(notes).build();

    assertThatThrownBy(() -> clicks.parse("a-1")).isInstanceOf(TemplateNotFoundException.class);
    assertThat(notes.take()).contains("click missed a");
  }
}
