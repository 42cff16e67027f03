package io.dynastore.internal.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of strings as docs/id-format.md says it, told apart by other means than the codec's.
 */
final class StringForms {

  static final Comparator<String> ORDER =
      Comparator.comparingInt(StringForms::head)
          .thenComparingInt(text -> utf8(text).length)
          .thenComparing(StringForms::utf8, Arrays::compareUnsigned);

  private StringForms() {}

  private static int head(String text) {
    if (text.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")) {
      return 33;
    }
    if (text.matches("[0-9a-f]{7,}")) {
      return 34;
    }
    if (text.matches("[0-9A-Za-z]*")) {
      return Math.min(32, 1 + text.length());
    }
    return text.matches("[ -~]*") ? 35 : 36;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
