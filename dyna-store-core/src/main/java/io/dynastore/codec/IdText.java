package io.dynastore.codec;

/**
 * An id cut at its dash.
 *
 * @param id the whole id
 * @param templateId the part before the dash, one or more digits of base 62
 */
public record IdText(String id, String templateId) {

  /** Between the template's id and the payload. */
  public static final char SEPARATOR = '-';

  /**
   * Cuts an id.
   *
   * @param id any string
   * @param maxLength how many characters it may have; checked before anything else
   * @return its parts
   * @throws MalformedPayloadException if the string is too long, has a character outside of {@code
   *     0-9 A-Z a-z -}, does not have exactly one dash, or nothing before or behind it
   */
  public static IdText cut(String id, int maxLength) {
    if (id.length() > maxLength) {
      throw new MalformedPayloadException(
          maxLength, "the id is longer than " + maxLength + " characters");
    }
    int dash = -1;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == SEPARATOR && dash < 0) {
        dash = i;
      } else if (c == SEPARATOR) {
        throw new MalformedPayloadException(i, "an id has one '-' only");
      } else if (Base62.valueOf(c) < 0) {
        throw new MalformedPayloadException(i, "the character is none of 0-9, A-Z, a-z");
      }
    }
    if (dash < 0) {
      throw new MalformedPayloadException(
          id.length(), "there is no '-' between a template's id and a payload");
    }
    if (dash == 0) {
      throw new MalformedPayloadException(0, "there is no template's id before the '-'");
    }
    if (dash == id.length() - 1) {
      throw new MalformedPayloadException(id.length(), "there is no payload behind the '-'");
    }
    return new IdText(id, id.substring(0, dash));
  }

  /**
   * Starts to read what is behind the dash.
   *
   * @return a new reader
   */
  public PayloadReader payload() {
    return new PayloadReader(id, templateId.length() + 1);
  }
}
