package io.dynastore.template;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in one way only, so that equal contents have equal hashes. As in RFC 8785, there is no white
 * space, keys are sorted by UTF-16 code units and strings are escaped only where they must be.
 * Unlike there, a number keeps all its digits, whose count after the point matters, and has no
 * exponent: what PostgreSQL's {@code jsonb} does to numbers changes nothing.
 */
final class CanonicalJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Characters of a number without exponent, which is what JSON readers take by default. */
  private static final int MAX_NUMBER_LENGTH = 1000;

  private CanonicalJson() {}

  static String of(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new InvalidTemplateException("A template's content is no JSON: " + e.getMessage(), e);
    }
    if (!root.isObject()) {
      throw new InvalidTemplateException("A template's content is no JSON object: " + json, null);
    }
    StringBuilder out = new StringBuilder(json.length());
    write(root, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
      char separator = '{';
      for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
        out.append(separator);
        writeString(entry.getKey(), out);
        out.append(':');
        try {
          write(entry.getValue(), out);
        } catch (InvalidTemplateException e) {
          throw e.in(entry.getKey());
        }
        separator = ',';
      }
      out.append(sorted.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      out.append('[');
      for (int i = 0; i < node.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        write(node.get(i), out);
      }
      out.append(']');
    } else if (node.isString()) {
      writeString(node.stringValue(), out);
    } else if (node.isNumber()) {
      writeNumber(node.decimalValue(), out);
    } else {
      out.append(node.toString());
    }
  }

  private static void writeNumber(BigDecimal number, StringBuilder out) {
    // Looked at first, as a number without its exponent could fill the memory.
    int digits = Math.max(number.precision(), Math.abs(number.scale()));
    String plain = digits > MAX_NUMBER_LENGTH ? null : number.toPlainString();
    if (plain == null || plain.length() > MAX_NUMBER_LENGTH) {
      throw new InvalidTemplateException(
          "A number in a template has more than "
              + MAX_NUMBER_LENGTH
              + " digits; make it a string: "
              + number,
          null);
    }
    out.append(plain);
  }

  private static void writeString(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        throw unstorable("a NUL character", value, i);
      }
      if (Character.isSurrogate(c)) {
        int codePoint = value.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
          throw unstorable("half of a surrogate pair", value, i);
        }
        out.appendCodePoint(codePoint);
        i++;
      } else if (!JsonText.appendEscaped(c, out)) {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static InvalidTemplateException unstorable(String what, String value, int index) {
    return new InvalidTemplateException(
        "A low-cardinality text holds "
            + what
            + " at index "
            + index
            + ", which databases cannot store in JSON; remove it: "
            + value.substring(0, index),
        null);
  }
}
