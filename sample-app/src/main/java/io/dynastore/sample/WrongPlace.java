package io.dynastore.sample;

import io.dynastore.InvalidIdException;
import org.jspecify.annotations.Nullable;

/**
 * The place where a string stops being an id, cut out so that it can be shown.
 *
 * @param before what is right so far, shortened
 * @param character the wrong character, or null where the string ends too early
 * @param after what follows, shortened
 * @param index the place, counted from 0 as in all messages of DynaStore
 * @param reason what is wrong there
 */
record WrongPlace(
    String before, @Nullable String character, String after, int index, String reason) {

  private static final int SHOWN = 24;

  static WrongPlace of(InvalidIdException e) {
    String id = e.getId();
    int at = Math.min(e.getOffset(), id.length());
    int behind = at < id.length() ? at + Character.charCount(id.codePointAt(at)) : at;
    return new WrongPlace(
        (at > SHOWN ? "…" : "") + visible(id.substring(Math.max(0, at - SHOWN), at)),
        behind > at ? visible(id.substring(at, behind)) : null,
        visible(id.substring(behind, Math.min(id.length(), behind + SHOWN)))
            + (id.length() > behind + SHOWN ? "…" : ""),
        at,
        e.getReason());
  }

  /** One sentence for people. */
  String sentence() {
    String place =
        character == null
            ? "The character at index " + index + " is missing"
            : "The character at index " + index + ", '" + character + "', is wrong";
    return place + ": " + reason + ".";
  }

  /** What cannot be seen or written is shown by its code. */
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (seen(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format("<U+%04X>", c));
              }
            });
    return shown.toString();
  }

  private static boolean seen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
