package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/moving-from-python.md tells, with the JSON and the code that it shows. */
class MovingFromPythonTest {

  private static final Path PAGE = Path.of("..", "docs", "moving-from-python.md");

  record Recommendation(
      @JsonProperty("user_id") @HighCardinality long userId,
      @HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant timestamp,
      String algorithm,
      boolean promoted) {}

  private static String fenced(String page, String language) {
    int start = page.indexOf("```" + language) + 3 + language.length();
    return page.substring(start, page.indexOf("```", start));
  }

  private static void restore(String file, TemplateRepository templates) {
    JsonNode export = new JsonMapper().readTree(file);
    for (Map.Entry<String, JsonNode> entry : export.properties()) {
      templates.restore(
          entry.getKey(), Template.ofJson("recommendation", entry.getValue().toString()));
    }
  }

  @Test
  void theExportOnThePageIsRestoredAndItsIdsAreRead() throws IOException {
    String export = fenced(Files.readString(PAGE), "json");
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    restore(export, templates);
    restore(export, templates);
    DynaStore<Recommendation> store =
        DynaStore.builder(Recommendation.class).templates(templates).build();

    assertThat(store.parse("cwxpd-3BDb2jXPk"))
        .isEqualTo(
            new Recommendation(213123, Instant.parse("2024-05-22T15:13:56Z"), "my-algo", false));
  }

  @Test
  void theCodeOnThePageIsThatOfThisTest() throws IOException {
    String page = Files.readString(PAGE);
    String test = Files.readString(Path.of("src/test/java/io/dynastore/MovingFromPythonTest.java"));
    int second = page.indexOf("```java", page.indexOf("```java") + 1);

    assertThat(squeezed(test)).contains(squeezed(fenced(page, "java")));
    assertThat(squeezed(test)).contains(squeezed(fenced(page.substring(second), "java")));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
