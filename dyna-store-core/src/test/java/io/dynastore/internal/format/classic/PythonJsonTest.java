package io.dynastore.internal.format.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.internal.format.TemplateJson;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expectations are what {@code json.dumps} of Python 3.11 prints. */
class PythonJsonTest {

  private static String write(String json) {
    return PythonJson.write(TemplateJson.MAPPER.readTree(json));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "1.0, 1.0",
    "1.50, 1.5",
    "100.0, 100.0",
    "1000000000000000.0, 1000000000000000.0",
    "123456789012345.6, 123456789012345.6",
    "10000000000000000.0, 1e+16",
    "-10000000000000000.0, -1e+16",
    "15000000000000000.0, 1.5e+16",
    "1e22, 1e+22",
    "1e100, 1e+100",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "0.0001, 0.0001",
    "0.00012, 0.00012",
    "0.00001, 1e-05",
    "0.0000125, 1.25e-05",
    "-2.5e-10, -2.5e-10",
    "5e-324, 5e-324"
  })
  void writesFloatsAsPythonDoes(String json, String python) {
    assertThat(write(json)).isEqualTo(python);
  }

  @Test
  void putsASpaceBehindCommasAndColons() {
    assertThat(
            write(
                "{\"a\":[],\"b\":{},\"c\":[1,null,true,{\"d\":false}],\"e\":12345678901234567890123}"))
        .isEqualTo(
            "{\"a\": [], \"b\": {}, \"c\": [1, null, true, {\"d\": false}], \"e\":"
                + " 12345678901234567890123}");
  }

  @Test
  void keepsTheOrderOfKeys() {
    assertThat(write("{\"b\":1,\"a\":2}")).isEqualTo("{\"b\": 1, \"a\": 2}");
  }

  @Test
  void escapesAllButPrintableAscii() {
    assertThat(write("{\"é\":\"ü\\u2028😀\\u007f~ \\\"\\\\\\n\\t\\r\\b\\f\\u0001/\"}"))
        .isEqualTo(
            "{\"\\u00e9\": \"\\u00fc\\u2028\\ud83d\\ude00\\u007f~"
                + " \\\"\\\\\\n\\t\\r\\b\\f\\u0001/\"}");
  }

  @Test
  void isTheSameWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(PythonJson.write(TemplateJson.MAPPER.readTree("{\"a\":1e30,\"b\":\"\u00e9\"}")))
          .isEqualTo("{\"a\": 1e+30, \"b\": \"\\u00e9\"}");
    } finally {
      Locale.setDefault(before);
    }
  }
}
