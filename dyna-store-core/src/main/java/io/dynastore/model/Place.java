package io.dynastore.model;

/**
 * Where a value stands in an object.
 *
 * @param path the names from the outermost on, joined by dots, for people
 * @param pointer the same as a JSON pointer (RFC 6901), for templates
 */
record Place(String path, String pointer) {

  static final Place ROOT = new Place("", "");

  Place child(String name) {
    return new Place(
        path.isEmpty() ? name : path + '.' + name,
        pointer + '/' + name.replace("~", "~0").replace("/", "~1"));
  }

  Place child(int index) {
    return new Place(path + '[' + index + ']', pointer + '/' + index);
  }
}
