package io.dynastore.internal.format;

import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.internal.encoding.Base62;
import io.dynastore.internal.encoding.DigitReader;
import io.dynastore.template.Template;

/**
 * An id cut at its first dash.
 *
 * @param id the whole id
 * @param templateId the part before the dash, at least one character
 */
public record ParsedId(String id, String templateId) {

  /** Between the template's id and the payload. */
  public static final char SEPARATOR = '-';

  /**
   * Cuts an id.
   *
   * @param id any string
   * @param maxLength how many characters it may have; checked before anything else
   * @return its parts
   * @throws MalformedPayloadException if the string is too long, has no dash, nothing before it, or
   *     something there that no template's id can be
   */
  public static ParsedId cut(String id, int maxLength) {
    if (id.length() > maxLength) {
      throw new MalformedPayloadException(
          maxLength, "the id is longer than " + maxLength + " characters");
    }
    int dash = id.indexOf(SEPARATOR);
    ParsedId text = new ParsedId(id, dash < 0 ? id : id.substring(0, dash));
    if (dash < 0) {
      text.requireDigits();
      throw new MalformedPayloadException(
          id.length(), "there is no '-' between a template's id and a payload");
    }
    if (dash == 0) {
      throw new MalformedPayloadException(0, "there is no template's id before the '-'");
    }
    if (!Template.isId(text.templateId())) {
      text.requireDigits();
      throw new MalformedPayloadException(
          Template.MAX_ID_LENGTH, "no template's id is longer than " + Template.MAX_ID_LENGTH);
    }
    return text;
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
  public DigitReader reader() {
    return new DigitReader(id, payloadOffset());
  }
}
