package io.dynastore.template;

import java.util.Locale;

/** Strings in JSON, with the escapes that every reader knows and no others. */
final class JsonText {

  private JsonText() {}

  /** Appends a character that needs an escape, wherever it stands; false if it needs none. */
  static boolean appendEscaped(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c >= ' ') {
          return false;
        }
        appendHex(c, out);
      }
    }
    return true;
  }

  static void appendHex(char c, StringBuilder out) {
    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
  }
}
