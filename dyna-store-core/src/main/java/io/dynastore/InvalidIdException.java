package io.dynastore;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A string that no {@code create} of this store can have made. The message shows the string,
 * shortened where it is long, with the place and the reason.
 */
public final class InvalidIdException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  /** Characters of the id that a message shows at most. */
  private static final int SHOWN = 80;

  private final String id;
  private final int offset;
  private final String reason;

  /**
   * Makes the exception.
   *
   * @param id the whole string that was to be an id
   * @param offset index of the first character that is wrong, from 0 to {@code id.length()}, the
   *     latter where something is missing at the end
   * @param reason what is wrong there, as half a sentence
   */
  public InvalidIdException(String id, int offset, String reason) {
    this(id, offset, reason, null);
  }

  /**
   * Makes the exception with its cause.
   *
   * @param id the whole string that was to be an id
   * @param offset index of the first character that is wrong, from 0 to {@code id.length()}
   * @param reason what is wrong there, as half a sentence
   * @param cause what led to it, or null
   */
  public InvalidIdException(String id, int offset, String reason, @Nullable Throwable cause) {
    super("Invalid id " + shown(id) + " at index " + offset + ": " + escaped(reason), cause);
    this.id = id;
    this.offset = offset;
    this.reason = reason;
  }

  /**
   * The string that is no id.
   *
   * @return the whole string as it came, of any length
   */
  public String getId() {
    return id;
  }

  /**
   * Where the string is wrong.
   *
   * @return index of a {@code char} of the string, counted from 0; its length where something is
   *     missing at the end
   */
  public int getOffset() {
    return offset;
  }

  /**
   * What is wrong at the offset.
   *
   * @return half a sentence without the id and the offset
   */
  public String getReason() {
    return reason;
  }

  /** Control characters are shown escaped: a message ends up in logs and terminals. */
  static String shown(String id) {
    int end = Math.min(id.length(), SHOWN);
    return "'"
        + escaped(id.substring(0, end))
        + (end < id.length() ? "...' (" + id.length() + " characters)" : "'");
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
