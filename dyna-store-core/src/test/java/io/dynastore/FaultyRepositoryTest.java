package io.dynastore;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository of a user's own that gives ids which no template can have. */
class FaultyRepositoryTest {

  record Click(@HighCardinality long user, int rank) {}

  @SuppressWarnings("NullAway") // what is wrong with it
  private record Faulty(@Nullable String id, TemplateRepository templates)
      implements TemplateRepository {

    @Override
    public String save(Template template) {
      return id;
    }

    @Override
    public Map<Template, String> saveAll(Collection<Template> all) {
      Map<Template, String> ids = new HashMap<>();
      if (id != null) {
        all.forEach(template -> ids.put(template, id));
      }
      return ids;
    }

    @Override
    public Optional<Template> find(String templateId) {
      return templates.find(templateId);
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      return templates.findAll(ids);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a-b", "a b"})
  void isTold(@Nullable String templateId) {
    DynaStore<Click> store =
        DynaStore.builder(Click.class)
            .templates(new Faulty(templateId, new InMemoryTemplateRepository()))
            .build();
    String message =
        "The repository gave a template the id '"
            + templateId
            + "'. It must give 1 to 64 characters, and no dash, space or control character.";

    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(() -> store.create(new Click(1, 1)))
        .withMessage(message);
    assertThatExceptionOfType(TemplateRepositoryException.class)
        .isThrownBy(() -> store.createAll(List.of(new Click(1, 1), new Click(1, 2))))
        .withMessage(message);
  }
}
