package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of dyna-store 0.0.6 for Python, both ways. */
class ClassicVectorsTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNode VECTORS = read("/classic/vectors.json");

  private static JsonNode read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(ClassicFormatTest.class.getResourceAsStream(resource))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode template(String id) {
    return VECTORS.get("templates").get(id.substring(0, id.indexOf('-')));
  }

  private static boolean isDescriptor(JsonNode value) {
    return value.isObject() && value.has("__hcf");
  }

  /** The values of a vector with the Java types that the classic format brings back. */
  private static Map<String, @Nullable Object> expected(String id) {
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    JsonNode values = VECTORS.get("ids").get(id);
    template(id)
        .properties()
        .forEach(
            field -> {
              JsonNode value = values.get(field.getKey());
              String type =
                  isDescriptor(field.getValue()) ? field.getValue().get("t").asString() : "";
              expected.put(
                  field.getKey(),
                  switch (type) {
                    case "datetime" -> OffsetDateTime.parse(value.asString()).toInstant();
                    case "float" -> value.asDouble();
                    default -> MAPPER.treeToValue(value, Object.class);
                  });
            });
    return expected;
  }

  private static List<String> highNames(JsonNode template) {
    List<Map.Entry<String, JsonNode>> fields =
        new ArrayList<>(
            template.properties().stream().filter(f -> isDescriptor(f.getValue())).toList());
    fields.sort(Comparator.comparingInt(f -> f.getValue().get("i").asInt()));
    return fields.stream().map(Map.Entry::getKey).toList();
  }

  private static InMemoryTemplateRepository restoredTable() {
    InMemoryTemplateRepository table = new InMemoryTemplateRepository();
    VECTORS
        .get("templates")
        .properties()
        .forEach(t -> table.restore(t.getKey(), Template.ofJson("web", t.getValue().toString())));
    return table;
  }

  private static DynaStoreBuilder<Map<String, Object>> maps(String... names) {
    return DynaStore.mapBuilder().name("web").highCardinality(names);
  }

  @Test
  void thereAreThreeHundredVectors() {
    assertThat(VECTORS.get("ids").size()).isEqualTo(300);
    assertThat(VECTORS.get("templates").size()).isEqualTo(300);
  }

  @TestFactory
  Stream<DynamicTest> anOrderedStoreReadsEveryVector() {
    DynaStore<Map<String, Object>> store = maps("any").templates(restoredTable()).build();

    return VECTORS.get("ids").propertyNames().stream()
        .map(
            id ->
                DynamicTest.dynamicTest(
                    id, () -> assertThat(store.parse(id)).isEqualTo(expected(id))));
  }

  @TestFactory
  Stream<DynamicTest>
      aClassicStoreWritesThePayloadAndDescriptorsOfEveryVectorWithHighCardinality() {
    return VECTORS.get("ids").propertyNames().stream()
        .filter(id -> !highNames(template(id)).isEmpty())
        .map(id -> DynamicTest.dynamicTest(id, () -> assertWrites(id)));
  }

  private static void assertWrites(String id) {
    InMemoryTemplateRepository empty = new InMemoryTemplateRepository();
    DynaStore<Map<String, Object>> store =
        maps(highNames(template(id)).toArray(String[]::new))
            .format(IdFormat.CLASSIC)
            .templates(empty)
            .build();

    String created = store.create(values(id));

    String[] parts = created.split("-", 2);
    assertThat(parts[1]).isEqualTo(id.substring(id.indexOf('-') + 1));
    assertThat(MAPPER.readTree(empty.find(parts[0]).orElseThrow().content()))
        .isEqualTo(MAPPER.readTree(template(id).toString()));
    assertThat(store.parse(created)).isEqualTo(expected(id));
  }

  @TestFactory
  Stream<DynamicTest> aRestoredTemplateIsUsedAgainUnderItsOwnId() {
    InMemoryTemplateRepository table = restoredTable();
    return VECTORS.get("ids").propertyNames().stream()
        .filter(id -> !highNames(template(id)).isEmpty())
        .limit(50)
        .map(
            id ->
                DynamicTest.dynamicTest(
                    id,
                    () ->
                        assertThat(
                                maps(highNames(template(id)).toArray(String[]::new))
                                    .format(IdFormat.CLASSIC)
                                    .templates(table)
                                    .build()
                                    .create(values(id)))
                            .isEqualTo(id)));
  }

  @SuppressWarnings({"NullAway", "unchecked"}) // null is a value here
  private static Map<String, Object> values(String id) {
    return (Map<String, Object>) (Map<String, ?>) expected(id);
  }

  @TestFactory
  Stream<DynamicTest> saysWhichFieldOfAnIdIsWrong() {
    DynaStore<Map<String, Object>> store = maps("any").templates(restoredTable()).build();
    // t1: d.e int 0..11, timestamp int 11..17, sku NoneType; t8 starts with 16 of base32.
    Map<String, Integer> wrong = new LinkedHashMap<>();
    wrong.put("t1-ab65rfDApOHcvuMLc", 3);
    wrong.put("t1-bb65rfDApOHcvuML-", 14);
    wrong.put("t1-bb65rfDApOHcvuML", 19);
    wrong.put("t1-bb65rfDApOHcvuMLca", 20);
    wrong.put("t1-", 3);
    wrong.put(
        "t8-OVZWK4RSGE2TONJ1ctgV7N4GK3ERHCSKW7BH4QSDQ2HJPQT6J3APRKcvuMLcOVZWK4RTGA2TGNRRb2jXPk", 3);

    return wrong.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        assertThatThrownBy(() -> store.parse(e.getKey()))
                            .isInstanceOfSatisfying(
                                InvalidIdException.class,
                                error -> assertThat(error.getOffset()).isEqualTo(e.getValue()))));
  }
}
