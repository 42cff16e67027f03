package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole ids of version 1 with their templates, frozen: contents, template ids and payloads. The
 * file is never changed.
 */
class GoldenIdsTest {

  private static final JsonNode TEMPLATES = read();

  private static JsonNode read() {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenIdsTest.class.getResourceAsStream("/golden/ordered-1-ids.json"))) {
      return JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> idsMeanWhatTheyEverDid() {
    return TEMPLATES.valueStream().map(t -> DynamicTest.dynamicTest(id(t), () -> assertMeaning(t)));
  }

  @TestFactory
  Stream<DynamicTest> theSameObjectsHaveTheSameIdsInAnEmptyTable() {
    return TEMPLATES.valueStream().map(t -> DynamicTest.dynamicTest(id(t), () -> assertMade(t)));
  }

  private static String id(JsonNode json) {
    return json.get("id").asString();
  }

  private static DynaStore<Map<String, Object>> store(
      JsonNode json, InMemoryTemplateRepository templates) {
    return DynaStore.mapBuilder()
        .name(json.get("store").asString())
        .highCardinality(
            json.get("content")
                .get("high")
                .valueStream()
                .map(field -> field.get("name").asString())
                .toArray(String[]::new))
        .templates(templates)
        .build();
  }

  private static Template template(JsonNode json) {
    return Template.ofJson(json.get("store").asString(), json.get("content").toString());
  }

  private static void assertMeaning(JsonNode json) {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    String id = id(json);
    templates.restore(id.substring(0, id.indexOf('-')), template(json));

    Map<String, String> texts = new TreeMap<>();
    store(json, templates).parse(id).forEach((name, value) -> texts.put(name, text(value)));

    Map<String, String> expected = new TreeMap<>();
    json.get("values").properties().forEach(e -> expected.put(e.getKey(), e.getValue().asString()));
    assertThat(texts).isEqualTo(expected);
  }

  private static void assertMade(JsonNode json) {
    InMemoryTemplateRepository full = new InMemoryTemplateRepository();
    String id = id(json);
    full.restore(id.substring(0, id.indexOf('-')), template(json));
    InMemoryTemplateRepository empty = new InMemoryTemplateRepository(10);

    String made = store(json, empty).create(store(json, full).parse(id));

    assertThat(made).isEqualTo(id);
    assertThat(empty.find(id.substring(0, 10))).contains(template(json));
  }

  static String text(Object value) {
    return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
  }
}
