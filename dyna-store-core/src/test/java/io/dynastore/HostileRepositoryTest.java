package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Repositories of users' own that do not keep what they promise. */
class HostileRepositoryTest {

  record Click(@HighCardinality long user, String country) {}

  private static DynaStore<Click> store(TemplateRepository templates) {
    return DynaStore.builder(Click.class).templates(templates).preload(10).build();
  }

  /** Gives all templates one id. */
  private static class OneId extends Nothing {

    @Override
    public @Nullable String save(Template template) {
      return "same";
    }

    @Override
    public @Nullable Map<Template, String> saveAll(Collection<Template> templates) {
      Map<Template, String> ids = new HashMap<>();
      templates.forEach(template -> ids.put(template, "same"));
      return ids;
    }
  }

  /** Answers with null. */
  @SuppressWarnings({"NullAway", "NullableOptional"}) // what is wrong with it
  private static class Nothing implements TemplateRepository {

    @Override
    public @Nullable String save(Template template) {
      return null;
    }

    @Override
    public @Nullable Map<Template, String> saveAll(Collection<Template> templates) {
      return null;
    }

    @Override
    public @Nullable Optional<Template> find(String id) {
      return null;
    }

    @Override
    public @Nullable Map<String, Template> findAll(Collection<String> ids) {
      return null;
    }

    @Override
    public @Nullable Map<String, Template> latest(String store, int limit) {
      return null;
    }
  }

  /** Uses its own store while it saves. */
  private static final class Entwined implements TemplateRepository {

    private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    private Runnable before = () -> {};

    @Override
    public String save(Template template) {
      Runnable once = before;
      before = () -> {};
      once.run();
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
  void oneIdForTwoTemplatesIsRefused() {
    DynaStore<Click> store = store(new OneId());
    String id = store.create(new Click(1, "DE"));

    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(TemplateRepositoryException.class)
          .isThrownBy(() -> store.create(new Click(1, "FR")));
    }
    assertThat(store.parse(id)).isEqualTo(new Click(1, "DE"));
    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(
            () -> store(new OneId()).createAll(List.of(new Click(1, "DE"), new Click(1, "FR"))));
  }

  @Test
  void nullIsAnswerThatNothingIsThere() {
    DynaStore<Click> store = store(new Nothing());

    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(() -> store.create(new Click(1, "DE")));
    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(() -> store.createAll(List.of(new Click(1, "DE"), new Click(1, "FR"))));
    assertThatExceptionOfType(TemplateNotFoundException.class).isThrownBy(() -> store.parse("a-1"));
    assertThatExceptionOfType(TemplateNotFoundException.class)
        .isThrownBy(() -> store.parseAll(List.of("a-1", "b-1")));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void repositoryThatUsesItsOwnStoreDoesNotWaitForItself() {
    Entwined templates = new Entwined();
    DynaStore<Click> store = store(templates);
    templates.before = () -> assertThat(store.create(new Click(1, "DE"))).isNotEmpty();

    assertThat(store.parse(store.create(new Click(1, "DE")))).isEqualTo(new Click(1, "DE"));
  }
}
