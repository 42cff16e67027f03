package io.dynastore.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a template keeps what a property needs, which may be under a name that the property had
 * once.
 *
 * @param json the low-cardinality value there, or null if there is none
 * @param paths the names under which the payload may have the value
 * @param place where the template keeps it
 * @param view what the template offers
 */
record TemplateLocation(
    @Nullable JsonNode json, List<String> paths, PropertyPath place, TemplateView view) {

  /**
   * What a template offers.
   *
   * @param names the names of the payload's values, in order
   * @param types the types that JSON alone does not tell, by JSON pointer
   * @param differences receives the fields that the template and the type do not share
   */
  record TemplateView(
      List<String> names, Map<String, String> types, Differences.Collector differences) {}

  static TemplateLocation root(JsonNode json, TemplateView view) {
    return new TemplateLocation(json, List.of(""), PropertyPath.ROOT, view);
  }

  TemplateLocation child(Property property) {
    JsonNode found = null;
    String key = property.name();
    List<String> childPaths = new ArrayList<>();
    for (String name : property.names()) {
      if (found == null && json != null && json.has(name)) {
        found = json.get(name);
        key = name;
      }
      paths.forEach(path -> childPaths.add(path.isEmpty() ? name : path + '.' + name));
    }
    return new TemplateLocation(found, childPaths, place.child(key), view);
  }

  /** The index in the payload of the value that belongs here, or -1. */
  int index() {
    return paths.stream()
        .mapToInt(view.names()::indexOf)
        .filter(i -> i >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** Whether any of the payload's values belongs to a field within this one. */
  boolean holdsAny() {
    return IntStream.range(0, view.names().size()).anyMatch(this::holds);
  }

  /** All of the payload's values for fields within this one count as known. */
  void knowAll() {
    know(name -> true);
  }

  /** Those of fields of some names, or within such fields, count as known. */
  void know(Predicate<String> names) {
    for (int i = 0; i < view.names().size(); i++) {
      String name = view.names().get(i);
      for (String path : paths) {
        String start = path.isEmpty() ? "" : path + '.';
        if (name.startsWith(start) && names.test(firstName(name, start.length()))) {
          view.differences().known(i);
        }
      }
    }
  }

  private static String firstName(String path, int from) {
    int dot = path.indexOf('.', from);
    return dot < 0 ? path.substring(from) : path.substring(from, dot);
  }

  /** Whether the payload's value of an index belongs to a field within this one. */
  boolean holds(int index) {
    String name = view.names().get(index);
    return paths.stream().anyMatch(path -> name.startsWith(path + '.'));
  }
}
