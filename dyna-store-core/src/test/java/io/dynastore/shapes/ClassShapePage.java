package io.dynastore.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.shapes.ClassShape.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of {@code docs/classes.md}. */
final class ClassShapePage {

  private static final Path PAGE = Path.of("..", "docs", "classes.md");

  private ClassShapePage() {}

  /** Requires that a table has the rows of some shapes, in order, and says what becomes of them. */
  static void check(String heading, List<ClassShape<?>> shapes) throws IOException {
    Map<String, String> rows = rows(heading);
    assertThat(rows.keySet())
        .containsExactlyElementsOf(shapes.stream().map(ClassShape::row).toList());
    for (ClassShape<?> shape : shapes) {
      assertThat(rows.get(shape.row())).as(shape.row()).startsWith(words(shape.outcome()));
    }
  }

  private static String words(Outcome outcome) {
    return switch (outcome.kind()) {
      case EQUAL -> "Equal";
      case REFUSED_BY_BUILD -> "Refused when the store is built";
      case REFUSED_BY_CREATE -> "Refused by `create`";
      default -> outcome.toString();
    };
  }

  private static Map<String, String> rows(String heading) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    boolean isHere = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        isHere = line.equals("## " + heading);
      } else if (isHere && line.startsWith("| ") && !line.startsWith("| ---")) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ", 2);
        rows.put(cells[0], cells[1]);
      }
    }
    rows.remove("Shape");
    return rows;
  }
}
