package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynaStoreTest {

  record Context(String page, @HighCardinality String sessionId) {}

  record Recommendation(
      @HighCardinality long userId,
      @HighCardinality(truncatedTo = java.time.temporal.ChronoUnit.SECONDS) Instant timestamp,
      String algorithm,
      boolean promoted,
      Context context) {}

  @Test
  void parsesWhatItCreated() {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    DynaStore<Recommendation> store =
        DynaStore.builder(Recommendation.class).templates(templates).build();
    Recommendation recommendation =
        new Recommendation(
            213123,
            Instant.parse("2024-05-22T15:13:56Z"),
            "als",
            false,
            new Context("home", "user1"));

    String id = store.create(recommendation);

    assertThat(store.parse(id)).isEqualTo(recommendation);
    assertThat(id).hasSize(1 + 1 + 4 + 6 + 6);
  }

  @Test
  void mapsToo() {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    DynaStore<Map<String, Object>> store =
        DynaStore.mapBuilder().highCardinality("userId").templates(templates).build();
    Map<String, Object> map = Map.of("userId", 5L, "rank", 4L, "x", "y");

    String id = store.create(map);

    assertThat(store.parse(id)).isEqualTo(map);
  }
}
