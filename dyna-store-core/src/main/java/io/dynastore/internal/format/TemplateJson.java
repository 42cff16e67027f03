package io.dynastore.internal.format;

import io.dynastore.template.InvalidTemplateException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the JSON of templates, with all digits of numbers. */
public final class TemplateJson {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TemplateJson() {}

  /**
   * The text of JSON.
   *
   * @param json an object
   * @return its text
   * @throws InvalidTemplateException if it has more levels than JSON readers take
   */
  public static String text(ObjectNode json) {
    try {
      return json.toString();
    } catch (JacksonException e) {
      throw new InvalidTemplateException(
          "A low-cardinality value has too many levels to be written as JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }
}
