package io.dynastore.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@link Template} with its canonical content and its {@link Fingerprint}. */
class TemplateTest {

  private final Template template = Template.ofJson("shop", "{\"a\":1}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ }|{}",
        "{ \"b\" : [ ] , \"a\" : { } }|{\"a\":{},\"b\":[]}",
        "{\"b\":1,\"a\":{\"d\":[1, 2,{\"z\":null,\"y\":true}],\"c\":false}}"
            + "|{\"a\":{\"c\":false,\"d\":[1,2,{\"y\":true,\"z\":null}]},\"b\":1}",
        "{\"n\":[1.10,1E3,-0,12e-3,1.0E+2]}|{\"n\":[1.10,1000,0,0.012,100]}",
        "{\"t\":\"\\u00e9\\/\\ud83d\\ude00\\u0001\\b\\t\\n\\f\\r\\\"\\\\ \\u007f\"}"
            + "|{\"t\":\"é/😀\\u0001\\b\\t\\n\\f\\r\\\"\\\\ \u007f\"}",
      })
  void writesItsContentInOneWayOnly(String json, String canonical) {
    assertThat(Template.ofJson("shop", json).content()).isEqualTo(canonical);
    assertThat(Template.ofJson("shop", canonical).content()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|A template's content is no JSON object: [1]",
        "{\"a\":1|A template's content is no JSON: ",
        "{\"a\":1,\"a\":2}|A template's content is no JSON: ",
        "{} {}|A template's content is no JSON: ",
        "{\"a\":\"x\\u0000\"}|A low-cardinality text holds a NUL character at index 1",
        "{\"a\":\"xy\\ud800\"}|A low-cardinality text holds half of a surrogate pair at index 2",
        "{\"a\":1e1000}|A number in a template has more than 1000 digits; make it a string: 1E+1000",
      })
  void refusesJsonThatCannotBeKept(String json, String message) {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> Template.ofJson("shop", json))
        .withMessageStartingWith(message);
  }

  @Test
  void keepsNumbersOfUpTo1000Characters() {
    String large = "-" + "1".repeat(999);
    String small = "0." + "0".repeat(997) + "1";

    for (String number : new String[] {large, small, "1e999", "1e-998"}) {
      Template kept = Template.ofJson("shop", "{\"a\":" + number + "}");
      assertThat(kept.content()).hasSize("{\"a\":}".length() + 1_000);
      assertThat(Template.ofJson("shop", kept.content())).isEqualTo(kept);
    }
    for (String tooLong : new String[] {large + "1", small + "1", "1e1000", "1e-999", "1e-1001"}) {
      assertThatExceptionOfType(InvalidTemplateException.class)
          .isThrownBy(() -> Template.ofJson("shop", "{\"a\":" + tooLong + "}"));
    }
  }

  @Test
  void saysWhereAValueCannotBeKept() {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> Template.ofJson("shop", "{\"a\":{\"b\":[{\"c\":\"\\u0000\"}]}}"))
        .returns("a.b.c", InvalidTemplateException::getPath);
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> Template.ofJson("shop", "{"))
        .returns(null, InvalidTemplateException::getPath);
  }

  /** The expected hash is that of {@code printf 'shop\0{"a":1}' | sha256sum}. */
  @Test
  void isHashedWithTheNameOfItsStore() {
    assertThat(template.fingerprint().toHex())
        .isEqualTo("f5c8b78012bc23fdafcde93cc5b40abad0651123a03a386cb123c139b0b99970");
    assertThat(template.fingerprint()).hasToString("wHXjGjyEdKlUC2gXAsVBGvT46aRknFTIecAGldvBJT6");
    assertThat(template.fingerprint().toBytes()).hasSize(32).startsWith(245, 200, 183);
  }

  @Test
  void isHashedOtherwiseUnderAFurtherId() {
    assertThat(template.fingerprint().under("x").toHex())
        .isEqualTo("39681402d39b5ab76403a2428804dcafe8df8b80f456b9df9398708c8838c1ae");
    assertThat(template.fingerprint().under("x")).isNotEqualTo(template.fingerprint().under("y"));
  }

  @Test
  void hasPrefixesOfItsHashAsCandidatesForItsId() {
    assertThat(template.candidateIds(1))
        .hasSize(43)
        .startsWith(template.fingerprint().prefix(1), template.fingerprint().prefix(2))
        .endsWith(template.fingerprint().toString());
    assertThat(template.candidateIds(43)).containsExactly(template.fingerprint().toString());
    assertThat(template.withProposedId("wish").candidateIds(42))
        .containsExactly(
            "wish", template.fingerprint().prefix(42), template.fingerprint().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 44})
  void hasNoPrefixOfAnotherLength(int length) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> template.fingerprint().prefix(length));
  }

  @Test
  void refusesAWishForAnIdThatNoTemplateCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.withProposedId("a-b"))
        .withMessageContaining("dash")
        .withMessageEndingWith(": a-b");
  }

  @Test
  void isEqualByStoreAndContent() {
    assertThat(template)
        .isEqualTo(Template.ofJson("shop", "{ \"a\" : 1 }"))
        .isEqualTo(template.withProposedId("wish"))
        .hasSameHashCodeAs(template.withProposedId("wish"))
        .isNotEqualTo(Template.ofJson("other", "{\"a\":1}"))
        .isNotEqualTo(Template.ofJson("shop", "{\"a\":2}"))
        .isNotEqualTo("{\"a\":1}");
    assertThat(template.fingerprint())
        .isEqualTo(Template.ofJson("shop", "{\"a\":1}").fingerprint())
        .hasSameHashCodeAs(Template.ofJson("shop", "{\"a\":1}").fingerprint())
        .isNotEqualTo(Template.ofJson("shop", "{\"a\":2}").fingerprint())
        .isNotEqualTo(template.fingerprint().toHex());
    assertThat(template.hashCode()).isNotEqualTo(Template.ofJson("shop", "{\"a\":2}").hashCode());
  }

  @Test
  void showsItselfInLogs() {
    assertThat(template)
        .hasToString("Template[shop, " + template.fingerprint().prefix(10) + ", {\"a\":1}]");
    assertThat(template.store()).isEqualTo("shop");
  }
}
