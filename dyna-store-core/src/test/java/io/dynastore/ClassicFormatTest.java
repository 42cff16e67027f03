package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the format of dyna-store 0.0.6 for Python carries, and what it refuses. */
class ClassicFormatTest {

  private static DynaStoreBuilder<Map<String, Object>> maps(String... names) {
    return DynaStore.mapBuilder().name("web").highCardinality(names);
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  @Test
  void givesTheTemplateIdsOfTheOriginalsInMemoryStoreOnRequest() {
    Instant now = Instant.parse("2023-12-01T14:02:04Z");
    DynaStore<Map<String, Object>> simple =
        maps("high")
            .format(IdFormat.CLASSIC)
            .md5TemplateIds()
            .templates(new InMemoryTemplateRepository())
            .build();
    DynaStore<Map<String, Object>> store =
        maps("user_id", "timestamp", "score")
            .format(IdFormat.CLASSIC)
            .md5TemplateIds()
            .templates(new InMemoryTemplateRepository())
            .build();

    assertThat(simple.create(map("low", 1, "high", 0))).isEqualTo("6efcd187bd-a");
    assertThat(store.create(map("user_id", 435543, "timestamp", now, "algorithm", "stub-algo")))
        .isEqualTo("058e7a7ff3-bZs3b1jefU");
    assertThat(
            store.create(
                map(
                    "user_id",
                    435543,
                    "timestamp",
                    now,
                    "algorithm",
                    "stub-algo",
                    "score",
                    0.1232432f,
                    "campaign_id",
                    "cid")))
        .isEqualTo("e4286ec165-bZs3b1jefUbixG42");
  }

  @Test
  void aTakenMd5IdGivesWayToAPrefixOfTheFingerprint() {
    InMemoryTemplateRepository table = new InMemoryTemplateRepository();
    Template other = Template.ofJson("web", "{\"other\":1}");
    table.restore("6efcd187bd", other);
    DynaStore<Map<String, Object>> store =
        maps("high").format(IdFormat.CLASSIC).md5TemplateIds().templates(table).build();

    String id = store.create(map("low", 1, "high", 0));

    assertThat(id).endsWith("-a").doesNotStartWith("6efcd187bd");
    assertThat(store.parse(id)).isEqualTo(map("low", 1, "high", 0));
    assertThat(table.find("6efcd187bd")).contains(other);
  }

  record Recommendation(
      @HighCardinality long userId,
      @HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant timestamp,
      String algorithm,
      boolean promoted) {}

  @Test
  void aRecordIsReadFromATemplateOfThePythonTable() {
    InMemoryTemplateRepository table = new InMemoryTemplateRepository();
    table.restore(
        "tmpl_ü",
        Template.ofJson(
            "recommendation",
            """
            {"algorithm": "my-algo",
             "userId": {"__hcf": 1, "i": 0, "l": 3, "t": "int"},
             "timestamp": {"__hcf": 1, "i": 3, "l": 6, "t": "datetime"},
             "promoted": false}
            """));
    DynaStore<Recommendation> store =
        DynaStore.builder(Recommendation.class).templates(table).build();

    assertThat(store.parse("tmpl_ü-3BDb2jXPk"))
        .isEqualTo(
            new Recommendation(213123, Instant.parse("2024-05-22T15:13:56Z"), "my-algo", false));
  }

  @Test
  void aRecordCanBeWrittenForPythonToRead() {
    InMemoryTemplateRepository table = new InMemoryTemplateRepository();
    DynaStore<Recommendation> store =
        DynaStore.builder(Recommendation.class).format(IdFormat.CLASSIC).templates(table).build();
    Instant fraction = Instant.parse("2024-05-22T15:13:56.999Z");

    String id = store.create(new Recommendation(213123, fraction, "my-algo", false));

    assertThat(id).endsWith("-3BDb2jXPk");
    assertThat(table.find(id.substring(0, id.indexOf('-'))).orElseThrow().content())
        .isEqualTo(
            "{\"algorithm\":\"my-algo\",\"promoted\":false,"
                + "\"timestamp\":{\"__hcf\":1,\"i\":3,\"l\":6,\"t\":\"datetime\"},"
                + "\"userId\":{\"__hcf\":1,\"i\":0,\"l\":3,\"t\":\"int\"}}");
    assertThat(store.parse(id).timestamp()).isEqualTo(fraction.truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void aClassicStoreReadsOrderedIdsToo() {
    InMemoryTemplateRepository table = new InMemoryTemplateRepository();
    Recommendation recommendation =
        new Recommendation(213123, Instant.parse("2024-05-22T15:13:56Z"), "my-algo", false);
    String id =
        DynaStore.builder(Recommendation.class).templates(table).build().create(recommendation);

    assertThat(
            DynaStore.builder(Recommendation.class)
                .format(IdFormat.CLASSIC)
                .templates(table)
                .build()
                .parse(id))
        .isEqualTo(recommendation);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheFormatWouldLose() {
    Map<String, Object> refused = new LinkedHashMap<>();
    refused.put("negative numbers", -1);
    refused.put("negative numbers, such as -9223372036854775808", Long.MIN_VALUE);
    refused.put("negative numbers, such as -0.5", -0.5f);
    refused.put("negative numbers, such as -0.0", -0.0);
    refused.put("0.1 is none", 0.1);
    refused.put("1.0E300 is none", 1e300);
    refused.put("has a fraction", Instant.parse("2024-05-22T15:13:56.1Z"));
    refused.put("before 1970", Instant.parse("1969-12-31T23:59:59Z"));
    refused.put("no type for java.math.BigDecimal", new BigDecimal("1.1"));
    refused.put("no type for java.lang.Boolean", true);
    refused.put("half of a surrogate pair", "a\ud800");
    InMemoryTemplateRepository table = new InMemoryTemplateRepository();
    DynaStore<Map<String, Object>> store =
        maps("high").format(IdFormat.CLASSIC).templates(table).build();

    return refused.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        assertThatThrownBy(() -> store.create(map("high", e.getValue())))
                            .isInstanceOf(InvalidObjectException.class)
                            .hasMessageContaining("Field 'high'")
                            .hasMessageContaining(e.getKey())));
  }

  @Test
  void refusesLowValuesThatTheOriginalWouldMistake() {
    DynaStore<Map<String, Object>> store =
        maps("high").format(IdFormat.CLASSIC).templates(new InMemoryTemplateRepository()).build();

    assertThatThrownBy(() -> store.create(map("high", 1, "low", Map.of("__hcf", 1))))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("Field 'low'")
        .hasMessageContaining("__hcf");
    assertThatThrownBy(() -> store.create(map("high", 1, "at", Instant.EPOCH)))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("Field 'at'")
        .hasMessageContaining("instant");
  }

  @Test
  void keepsWholeNumbersOfAnySizeFromZero() {
    DynaStore<Map<String, Object>> store =
        maps("high").format(IdFormat.CLASSIC).templates(new InMemoryTemplateRepository()).build();
    List<Object> numbers =
        List.of(0, 61, 62, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE, BigInteger.TWO.pow(200));

    for (Object number : numbers) {
      assertThat(store.parse(store.create(map("high", number)))).isEqualTo(map("high", number));
    }
  }
}
