package io.dynastore.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedIdTest {

  private static final String LONGEST = "t".repeat(64);

  private static void refused(String id, int maxLength, int offset, String reason) {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(() -> ParsedId.cut(id, maxLength))
        .returns(offset, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }

  @Test
  void cutsAtTheDash() {
    ParsedId text = ParsedId.cut("cwxpd-3BDb2jXPk", 15);

    assertThat(text.id()).isEqualTo("cwxpd-3BDb2jXPk");
    assertThat(text.templateId()).isEqualTo("cwxpd");
    assertThat(text.payload()).isEqualTo("3BDb2jXPk");
    assertThat(text.payloadOffset()).isEqualTo(6);
    assertThat(text.reader().offset()).isEqualTo(6);
    assertThat(text.reader().digit()).isEqualTo(3);
    assertThat(ParsedId.cut("a-", 2).payload()).isEmpty();
    assertThat(ParsedId.cut(LONGEST + "-1", 512).templateId()).isEqualTo(LONGEST);
  }

  @Test
  void refusesWhatIsTooLongBeforeAnythingElse() {
    refused("!-12", 3, 3, "the id is longer than 3 characters");
  }

  @Test
  void saysThatADashIsMissing() {
    refused("abc", 512, 3, "there is no '-' between a template's id and a payload");
    refused("", 512, 0, "there is no '-' between a template's id and a payload");
    refused("ab c", 512, 2, "the character is none of 0-9, A-Z, a-z");
  }

  @Test
  void refusesATemplateIdThatIsNone() {
    refused("-abc", 512, 0, "there is no template's id before the '-'");
    refused(LONGEST + "t-1", 512, 64, "no template's id is longer than 64");
    refused("a b-1", 512, 1, "the character is none of 0-9, A-Z, a-z");
  }

  @ParameterizedTest
  @CsvSource({
    "a-b-c, 3, an id has one '-' only",
    "a-b!, 3, 'the character is none of 0-9, A-Z, a-z'"
  })
  void pointsAtTheFirstCharacterThatIsNoDigit(String id, int offset, String reason) {
    ParsedId text = ParsedId.cut(id, 512);

    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(text::requireDigits)
        .returns(offset, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }

  @Test
  void letsDigitsAndOneDashPass() {
    ParsedId.cut("0Zz-19A", 512).requireDigits();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "!", "~", "a_b.c", "é", "¡", "漢字"})
  void takesIdsOfTemplatesFromElsewhere(String id) {
    assertThat(Template.isId(id)).isTrue();
    assertThat(Template.isId(LONGEST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "a-b", " ", "a b", "\t", "\u007f", "\u0080", "\u00a0", "\ud800", "😀"})
  void refusesIdsThatNoTemplateCanHave(String id) {
    assertThat(Template.isId(id)).isFalse();
    assertThat(Template.isId(LONGEST + "t")).isFalse();
  }
}
