package io.dynastore.model;

/**
 * Where a value stands in an object.
 *
 * @param path the names from the outermost on, joined by dots, for people
 * @param pointer the same as a JSON pointer (RFC 6901), for templates
 * @param depth how many values it stands in
 */
record Place(String path, String pointer, int depth) {

  static final Place ROOT = new Place("", "", 0);

  Place child(String name) {
    return new Place(
        path.isEmpty() ? name : path + '.' + name,
        pointer + '/' + name.replace("~", "~0").replace("/", "~1"),
        depth + 1);
  }

  /** The same place, called as the payload's values are, which may be by an older name. */
  Place named(String path) {
    return new Place(path, pointer, depth);
  }

  Place child(int index) {
    return new Place(path + '[' + index + ']', pointer + '/' + index, depth + 1);
  }
}
