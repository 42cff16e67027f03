package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.template.InMemoryTemplateRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says only what is compiled, run or computed elsewhere. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void showsTheCodeOfThisApplication() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/java/com/acme/shop"))) {
      for (Path file : files.toList()) {
        sources.add(Files.readString(file));
      }
    }

    assertThat(blocks("java"))
        .hasSize(2)
        .allSatisfy(block -> assertThat(sources).anyMatch(source -> source.contains(block)));
  }

  @Test
  void showsTheConfigurationOfThisApplication() throws IOException {
    String configuration = Files.readString(Path.of("src/test/resources/readme/application.yml"));

    assertThat(blocks("yaml")).containsExactly(configuration);
  }

  @Test
  void showsTheDependenciesThatTheBomManages() throws IOException {
    String bom = Files.readString(ROOT.resolve("dyna-store-bom/pom.xml"));
    String version = texts(bom.substring(bom.indexOf("<version>"))).get(0);

    List<String> dependencies = blocks("xml");

    assertThat(dependencies).hasSize(1);
    assertThat(texts(dependencies.get(0)))
        .containsExactly(
            "io.dynastore",
            "dyna-store-bom",
            version,
            "pom",
            "import",
            "io.dynastore",
            "dyna-store-spring-boot-starter");
    assertThat(bom).contains("<artifactId>dyna-store-spring-boot-starter</artifactId>");
  }

  @Test
  void namesOnlyCommandsThatTheContinuousIntegrationRuns() throws IOException {
    String ci = Files.readString(ROOT.resolve(".ci/run"));
    List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();

    assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
    for (String command : commands) {
      String arguments = command.replaceFirst(" *#.*", "").replaceFirst("^\\./mvnw ", "");
      assertThat(ci).contains(arguments);
    }
  }

  @Test
  void showsARealIdAndItsTemplate() throws IOException {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    DynaStore<Recommendation> store =
        DynaStore.builder(Recommendation.class).templates(templates).build();
    Recommendation example =
        new Recommendation(
            213123, Instant.parse("2024-05-22T15:13:56Z"), "bestseller", "top", false);

    String id = store.create(example);
    String templateId = id.substring(0, id.indexOf('-'));
    String content = templates.find(templateId).orElseThrow().content();

    assertThat(readme()).contains("`" + id + "`");
    assertThat(text(Files.readString(ROOT.resolve("docs/idea.svg"))))
        .contains(id, "213123", "2024-05-22T15:13:56Z", "bestseller", "top", "false")
        .contains(content);
    Recommendation later =
        new Recommendation(
            213123, Instant.parse("2026-11-22T10:00:00Z"), "bestseller", "top", false);
    assertThat(store.create(later)).as("the user's part").startsWith("b-dnMD");
  }

  @Test
  void linksToFilesThatExist() throws IOException {
    List<String> links =
        Pattern.compile("\\]\\((?!http)([^)#]+)\\)")
            .matcher(readme())
            .results()
            .map(result -> result.group(1))
            .toList();

    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ROOT.resolve(link)).as(link).exists());
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(readme())
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private static List<String> texts(String xml) {
    return Pattern.compile(">([^<>]*\\S[^<>]*)<")
        .matcher(xml)
        .results()
        .map(MatchResult::group)
        .map(text -> text.substring(1, text.length() - 1).strip())
        .toList();
  }

  /** What a reader sees of a drawing, its words joined. */
  private static String text(String svg) {
    return svg.replaceAll("<style>[^<]*</style>", "")
        .replaceAll("</?tspan[^>]*>", "")
        .replace("&quot;", "\"");
  }
}
