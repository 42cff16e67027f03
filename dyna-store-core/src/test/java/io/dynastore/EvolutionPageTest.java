package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.TemplateRepository;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of {@code docs/evolution.md}: each compiles two versions of a class, makes ids
 * with the one and reads them with the other, in class loaders of their own.
 */
class EvolutionPageTest {

  private static final Path PAGE = Path.of("../docs/evolution.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```java\n// before\n(.*?)// after\n(.*?)((?:// [^\n]* becomes [^\n]*\n)+)```",
          Pattern.DOTALL);
  private static final Pattern OUTCOME =
      Pattern.compile("// (strict: )?(new .*) becomes (\\S.*?)(, with a warning)?");
  private static final Pattern TYPE = Pattern.compile("record (\\w+)\\(");
  private static final String IMPORTS =
      """
      import com.fasterxml.jackson.annotation.*;
      import io.dynastore.*;
      import java.time.*;
      import java.time.temporal.ChronoUnit;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> whatThePageSaysOfOldIdsHolds() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
    assertThat(examples).hasSizeGreaterThan(15);
    return examples.stream()
        .map(e -> DynamicTest.dynamicTest(e.group(1) + e.group(3), () -> run(e)));
  }

  @Test
  void allOfThePagesJavaIsSuchAnExample() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(EXAMPLE.matcher(page).results().count())
        .isEqualTo(Pattern.compile("```java\n").matcher(page).results().count());
  }

  private void run(MatchResult example) throws Exception {
    List<String> outcomes = example.group(3).lines().toList();
    List<String> objects = new ArrayList<>();
    for (String outcome : outcomes) {
      Matcher matcher = matched(outcome);
      objects.add(matcher.group(2));
    }
    try (Version before = compile(example.group(1), objects);
        Version after = compile(example.group(2), List.of())) {
      for (int i = 0; i < outcomes.size(); i++) {
        Matcher outcome = matched(outcomes.get(i));
        TemplateRepository templates = new InMemoryTemplateRepository();
        String id = before.id(i, templates);
        for (Evolution evolution : ways(outcome, outcomes)) {
          assertOutcome(outcome, id, templates, evolution, after);
        }
      }
    }
  }

  private static Matcher matched(String outcome) {
    Matcher matcher = OUTCOME.matcher(outcome);
    assertThat(matcher.matches()).as(outcome).isTrue();
    return matcher;
  }

  /** What a strict store does otherwise has a line of its own. */
  private static List<Evolution> ways(Matcher outcome, List<String> outcomes) {
    if (outcome.group(1) != null) {
      return List.of(Evolution.STRICT);
    }
    String strict = "// strict: " + outcome.group(2) + " becomes ";
    return outcomes.stream().anyMatch(line -> line.startsWith(strict))
        ? List.of(Evolution.LENIENT)
        : List.of(Evolution.LENIENT, Evolution.STRICT);
  }

  private static void assertOutcome(
      Matcher outcome, String id, TemplateRepository templates, Evolution evolution, Version after)
      throws ReflectiveOperationException {
    List<String> warnings = new ArrayList<>();
    String read = listening(warnings, () -> after.read(id, templates, evolution));

    assertThat(read).as("%s: %s", evolution, outcome.group()).isEqualTo(outcome.group(3));
    assertThat(warnings).hasSize(outcome.group(4) == null ? 0 : 1);
  }

  private interface Reading {
    String read() throws ReflectiveOperationException;
  }

  private static String listening(List<String> warnings, Reading reading)
      throws ReflectiveOperationException {
    Logger logger = Logger.getLogger(DynaStore.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      return reading.read();
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }

  private Version compile(String code, List<String> objects) throws Exception {
    Matcher declared = Pattern.compile("(?s)package ([\\w.]+);\n(.*)").matcher(code);
    boolean hasPackage = declared.matches();
    String body = hasPackage ? declared.group(2) : code;
    String type = TYPE.matcher(body).results().reduce((a, b) -> b).orElseThrow().group(1);
    StringBuilder source =
        new StringBuilder(hasPackage ? "package " + declared.group(1) + ";" : "");
    source
        .append(IMPORTS)
        .append(body)
        .append("class Objects_ { static Object[] all() { return new Object[] {");
    source.append(String.join(", ", objects)).append("}; } }");
    Path home = Files.createTempDirectory(folder, "version");
    Path file = Files.writeString(home.resolve("Version.java"), source.toString());
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    StringWriter messages = new StringWriter();
    boolean isCompiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-proc:none", "-cp", classPath, "-d", home.toString()),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertThat(isCompiled).as(messages + "\n" + source).isTrue();
    String prefix = hasPackage ? declared.group(1) + "." : "";
    return new Version(
        new URLClassLoader(
            new URL[] {home.toUri().toURL()}, EvolutionPageTest.class.getClassLoader()),
        prefix + type,
        prefix + "Objects_");
  }

  /** One version of an application's classes. */
  private record Version(URLClassLoader loader, String type, String objects)
      implements AutoCloseable {

    String id(int object, TemplateRepository templates) throws ReflectiveOperationException {
      Method all = loader.loadClass(objects).getDeclaredMethod("all");
      all.setAccessible(true);
      return create(loader.loadClass(type), ((Object[]) all.invoke(null))[object], templates);
    }

    private static <T> String create(Class<T> type, Object object, TemplateRepository templates) {
      return DynaStore.builder(type).templates(templates).build().create(type.cast(object));
    }

    String read(String id, TemplateRepository templates, Evolution evolution)
        throws ReflectiveOperationException {
      DynaStore<?> store =
          DynaStore.builder(loader.loadClass(type))
              .evolution(evolution)
              .templates(templates)
              .build();
      String first = outcome(store, id);
      // Once more, on the fast path.
      assertThat(outcome(store, id)).isEqualTo(first);
      return first;
    }

    private static String outcome(DynaStore<?> store, String id) {
      try {
        return String.valueOf(store.parse(id));
      } catch (DynaStoreException e) {
        return e.getClass().getSimpleName();
      }
    }

    @Override
    public void close() throws IOException {
      loader.close();
    }
  }
}
