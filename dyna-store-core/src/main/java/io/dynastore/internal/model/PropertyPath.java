package io.dynastore.internal.model;

/**
 * Where a value stands in an object.
 *
 * @param path the names from the outermost on, joined by dots, for people
 * @param pointer the same as a JSON pointer (RFC 6901), for templates
 * @param depth how many values it stands in
 */
record PropertyPath(String path, String pointer, int depth) {

  static final PropertyPath ROOT = new PropertyPath("", "", 0);

  PropertyPath child(String name) {
    return new PropertyPath(
        path.isEmpty() ? name : path + '.' + name,
        pointer + '/' + name.replace("~", "~0").replace("/", "~1"),
        depth + 1);
  }

  /** The same place, called as the payload's values are, which may be by an older name. */
  PropertyPath named(String path) {
    return new PropertyPath(path, pointer, depth);
  }

  PropertyPath child(int index) {
    return new PropertyPath(path + '[' + index + ']', pointer + '/' + index, depth + 1);
  }
}
