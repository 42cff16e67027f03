package io.dynastore.codec;

/**
 * An id cut at its first dash.
 *
 * @param id the whole id
 * @param templateId the part before the dash, at least one character
 */
public record IdText(String id, String templateId) {

  /** Between the template's id and the payload. */
  public static final char SEPARATOR = '-';

  /** Characters of the longest template id that any repository keeps. */
  public static final int MAX_TEMPLATE_ID_LENGTH = 64;

  /**
   * Cuts an id.
   *
   * @param id any string
   * @param maxLength how many characters it may have; checked before anything else
   * @return its parts
   * @throws MalformedPayloadException if the string is too long, has no dash, nothing before it, or
   *     something there that no template's id can be
   */
  public static IdText cut(String id, int maxLength) {
    if (id.length() > maxLength) {
      throw new MalformedPayloadException(
          maxLength, "the id is longer than " + maxLength + " characters");
    }
    int dash = id.indexOf(SEPARATOR);
    IdText text = new IdText(id, dash < 0 ? id : id.substring(0, dash));
    if (dash < 0) {
      text.requireDigits();
      throw new MalformedPayloadException(
          id.length(), "there is no '-' between a template's id and a payload");
    }
    if (dash == 0) {
      throw new MalformedPayloadException(0, "there is no template's id before the '-'");
    }
    if (!isTemplateId(text.templateId())) {
      text.requireDigits();
      throw new MalformedPayloadException(
          MAX_TEMPLATE_ID_LENGTH, "no template's id is longer than " + MAX_TEMPLATE_ID_LENGTH);
    }
    return text;
  }

  /**
   * Whether a string can be the id of a template. Those that DynaStore makes have digits of base 62
   * only; those that come from elsewhere may have other characters.
   *
   * @param text any string
   * @return true if it has 1 to 64 characters, no dash, no space and no control character
   */
  public static boolean isTemplateId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TEMPLATE_ID_LENGTH
        && text.chars()
            .noneMatch(
                c ->
                    c == SEPARATOR
                        || c <= ' '
                        || (c >= 0x7f && c <= 0xa0)
                        || Character.isSurrogate((char) c));
  }

  /**
   * Makes sure that there is nothing but digits of base 62 and one dash.
   *
   * @throws MalformedPayloadException at the first character that is something else
   */
  public void requireDigits() {
    for (int i = 0; i < id.length(); i++) {
      if (Base62.valueOf(id.charAt(i)) < 0 && i != templateId.length()) {
        throw new MalformedPayloadException(
            i,
            id.charAt(i) == SEPARATOR
                ? "an id has one '-' only"
                : "the character is none of 0-9, A-Z, a-z");
      }
    }
  }

  /**
   * What is behind the dash.
   *
   * @return the payload, which may be empty
   */
  public String payload() {
    return id.substring(payloadOffset());
  }

  /**
   * Where the payload starts.
   *
   * @return index in the whole id
   */
  public int payloadOffset() {
    return templateId.length() + 1;
  }

  /**
   * Starts to read what is behind the dash.
   *
   * @return a new reader
   */
  public PayloadReader reader() {
    return new PayloadReader(id, payloadOffset());
  }
}
