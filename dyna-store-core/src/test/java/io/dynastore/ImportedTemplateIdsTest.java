package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that was imported keeps the id that it had, of whatever characters. */
class ImportedTemplateIdsTest {

  record Click(@HighCardinality int number, String low) {}

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  @ParameterizedTest
  @ValueSource(strings = {"ü", "漢字", "tmpl_é.1", "a~b"})
  void areWrittenAndReadEachTime(String templateId) {
    DynaStore<Click> store = DynaStore.builder(Click.class).templates(templates).build();
    templates.restore(templateId, template(templateId));

    for (int number = 0; number < 3; number++) {
      Click click = new Click(number, templateId);
      assertThat(store.create(click)).startsWith(templateId + "-");
      assertThat(store.parse(store.create(click))).isEqualTo(click);
    }
  }

  /** What another database has under another id. */
  private static Template template(String low) {
    InMemoryTemplateRepository elsewhere = new InMemoryTemplateRepository();
    String id =
        DynaStore.builder(Click.class).templates(elsewhere).build().create(new Click(1, low));
    return elsewhere.find(id.substring(0, id.indexOf('-'))).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ü", "漢字"})
  void areWrittenAndReadEachTimeForMaps(String templateId) {
    DynaStore<Map<String, Object>> elsewhere =
        DynaStore.mapBuilder().highCardinality("number").templates(templates).build();
    Map<String, Object> map = Map.of("number", 1, "low", templateId);
    String id = elsewhere.create(map);
    Template template = templates.find(id.substring(0, id.indexOf('-'))).orElseThrow();
    InMemoryTemplateRepository here = new InMemoryTemplateRepository();
    here.restore(templateId, template);
    DynaStore<Map<String, Object>> store =
        DynaStore.mapBuilder().highCardinality("number").templates(here).build();

    for (int i = 0; i < 3; i++) {
      assertThat(store.create(map)).startsWith(templateId + "-");
      assertThat(store.parse(store.create(map))).isEqualTo(map);
    }
  }
}
