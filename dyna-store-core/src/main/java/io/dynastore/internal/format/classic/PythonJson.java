package io.dynastore.internal.format.classic;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * JSON as Python's {@code json.dumps} writes it by default, of which the original makes its
 * template ids: a space behind commas and colons, keys as they come, and ASCII only.
 */
final class PythonJson {

  /** From this power of ten on, Python writes a float with an exponent. */
  private static final int EXPONENT_FROM = 16;

  /** Down to this power of ten, Python writes a float without an exponent. */
  private static final int EXPONENT_BELOW = -4;

  /** Characters that have an escape of one letter, and these letters. */
  private static final String ESCAPED = "\"\\\b\f\n\r\t";

  private static final String ESCAPES = "\"\\bfnrt";

  private PythonJson() {}

  static String write(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      String separator = "{";
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        out.append(separator);
        writeString(field.getKey(), out);
        out.append(": ");
        write(field.getValue(), out);
        separator = ", ";
      }
      out.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      out.append('[');
      for (int i = 0; i < node.size(); i++) {
        out.append(i == 0 ? "" : ", ");
        write(node.get(i), out);
      }
      out.append(']');
    } else if (node.isString()) {
      writeString(node.stringValue(), out);
    } else if (node.isNumber() && !node.isIntegralNumber()) {
      writeFloat(node.decimalValue(), out);
    } else {
      out.append(node);
    }
  }

  private static void writeFloat(BigDecimal number, StringBuilder out) {
    BigDecimal digits = number.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (digits.signum() == 0 || (exponent >= EXPONENT_BELOW && exponent < EXPONENT_FROM)) {
      out.append(digits.setScale(Math.max(1, digits.scale())).toPlainString());
    } else {
      out.append(digits.movePointLeft(exponent).toPlainString());
      out.append(
          String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent)));
    }
  }

  private static void writeString(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) {
        out.append('\\').append(ESCAPES.charAt(escape));
      } else if (c < ' ' || c > '~') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
