import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Compares what breaks users, as japicmp reports it, with the list of what may: {@code java
 * .ci/ApiChanges.java .ci/api-changes.txt dyna-store-core/target/japicmp/api.xml ...}.
 *
 * <p>Fails on a change that is not listed, and on a line that no change matches.
 */
class ApiChanges {

  private static final Pattern LINE = Pattern.compile("([A-Z_]+|\\*) (\\S+) -- (\\S.*)");

  public static void main(String[] arguments) throws Exception {
    List<Path> paths = Stream.of(arguments).map(Path::of).toList();
    Map<String, Pattern> listed = listed(paths.get(0));
    TreeSet<String> found = new TreeSet<>();
    for (Path report : paths.subList(1, paths.size())) {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getDocumentElement();
      for (Element type : children(children(root, "classes").get(0), "class")) {
        found.addAll(changes(type));
      }
    }

    List<String> unlisted =
        found.stream()
            .filter(change -> listed.values().stream().noneMatch(line -> matches(line, change)))
            .toList();
    List<String> stale =
        listed.entrySet().stream()
            .filter(line -> found.stream().noneMatch(change -> matches(line.getValue(), change)))
            .map(Map.Entry::getKey)
            .toList();

    if (!unlisted.isEmpty()) {
      System.err.println(
          "These changes break users. Undo them, or list each with a reason in "
              + paths.get(0)
              + ":");
      unlisted.forEach(change -> System.err.println("  " + change + " -- "));
    }
    if (!stale.isEmpty()) {
      System.err.println("No change matches these lines of " + paths.get(0) + ". Remove them:");
      stale.forEach(line -> System.err.println("  " + line));
    }
    if (!unlisted.isEmpty() || !stale.isEmpty()) {
      System.exit(1);
    }
    System.out.println(
        found.size() + " changes that break users, all of them listed with a reason");
  }

  private static Map<String, Pattern> listed(Path list) throws IOException {
    Map<String, Pattern> listed = new LinkedHashMap<>();
    for (String line : Files.readAllLines(list)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            list + ": \"" + line + "\" is not of the form CHANGE element -- reason");
      }
      listed.put(line, glob(parts.group(1) + " " + parts.group(2)));
    }
    return listed;
  }

  /** A star stands for any characters. */
  private static Pattern glob(String text) {
    return Pattern.compile(
        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static boolean matches(Pattern line, String change) {
    return line.matcher(change).matches();
  }

  private static List<String> changes(Element type) {
    String name = type.getAttribute("fullyQualifiedName");
    if (type.getAttribute("changeStatus").equals("REMOVED")) {
      return List.of("CLASS_REMOVED " + name); // its members went with it
    }
    List<String> changes = new ArrayList<>();
    collect(type, name, name, changes);
    return changes;
  }

  private static void collect(Element element, String type, String name, List<String> changes) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element child)) {
        continue;
      }
      switch (child.getTagName()) {
        case "compatibilityChange" -> {
          if (breaks(child)) {
            changes.add(child.getAttribute("type") + " " + name);
          }
        }
        case "method", "constructor" ->
            collect(
                child, type, type + "#" + child.getAttribute("name") + parameters(child), changes);
        case "field" -> collect(child, type, type + "#" + child.getAttribute("name"), changes);
        default -> collect(child, type, name, changes);
      }
    }
  }

  private static boolean breaks(Element change) {
    return change.getAttribute("binaryCompatible").equals("false")
        || change.getAttribute("sourceCompatible").equals("false");
  }

  private static String parameters(Element method) {
    return children(method, "parameters").stream()
        .flatMap(parameters -> children(parameters, "parameter").stream())
        .map(parameter -> parameter.getAttribute("type"))
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static List<Element> children(Element parent, String tag) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(tag)) {
        children.add(child);
      }
    }
    return children;
  }
}
