package io.dynastore.internal.format.ordered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.internal.encoding.FieldType;
import io.dynastore.internal.format.FieldDescriptor;
import io.dynastore.internal.format.TemplateJson;
import io.dynastore.internal.format.classic.ClassicContent;
import io.dynastore.internal.format.classic.ClassicType;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What templates of both formats say. */
class OrderedContentTest {

  private static ObjectNode json(String text) {
    return (ObjectNode) TemplateJson.MAPPER.readTree(text);
  }

  private static Template template(String json) {
    return Template.ofJson("shop", json);
  }

  @Test
  void writesEachOptionOfAFieldAndReadsItBack() {
    OrderedContent content =
        new OrderedContent(
            List.of(
                new FieldDescriptor("user", new FieldType("long", ChronoUnit.NANOS)),
                new FieldDescriptor("time", new FieldType("instant", ChronoUnit.HALF_DAYS)),
                new FieldDescriptor(
                    "day",
                    new FieldType(
                        "enum", ChronoUnit.NANOS, List.of("MON", "TUE"), "com.acme.Day", false))),
            json("{\"a\":1}"),
            Map.of("/a", "long"));

    Template template = content.toTemplate("shop");

    assertThat(template.content())
        .isEqualTo(
            "{\"format\":1,\"high\":[{\"name\":\"user\",\"type\":\"long\"},"
                + "{\"name\":\"time\",\"truncatedTo\":\"half_days\",\"type\":\"instant\"},"
                + "{\"class\":\"com.acme.Day\",\"constants\":[\"MON\",\"TUE\"],\"name\":\"day\","
                + "\"nullable\":false,\"type\":\"enum\"}],"
                + "\"low\":{\"a\":1},\"types\":{\"/a\":\"long\"}}");
    assertThat(template.store()).isEqualTo("shop");
    assertThat(OrderedContent.of(template)).isEqualTo(content);
    assertThat(OrderedContent.find(template)).contains(OrderedContent.of(template));
  }

  @Test
  void hasNoTypesWhereJsonTellsThem() {
    OrderedContent content =
        new OrderedContent(
            List.of(new FieldDescriptor("a", new FieldType("long", ChronoUnit.NANOS))),
            json("{}"),
            Map.of());

    assertThat(content.toTemplate("shop").content())
        .isEqualTo("{\"format\":1,\"high\":[{\"name\":\"a\",\"type\":\"long\"}],\"low\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|Its format is ; this version of DynaStore reads 1",
        "{\"format\":2,\"high\":[],\"low\":{}}|Its format is 2; this version of DynaStore reads 1",
        "{\"format\":1,\"high\":[]}|It has no object 'low'",
        "{\"format\":1,\"high\":[],\"low\":[]}|It has no object 'low'",
        "{\"format\":1,\"high\":[],\"low\":{}}|It has no field in 'high'",
        "{\"format\":1,\"high\":[{\"type\":\"long\"}],\"low\":{}}"
            + "|A field has no 'name': {\"type\":\"long\"}",
        "{\"format\":1,\"high\":[{\"name\":\"a\",\"type\":1}],\"low\":{}}"
            + "|A field has no 'type': {\"name\":\"a\",\"type\":1}",
        "{\"format\":1,\"high\":[{\"name\":\"a\",\"type\":\"instant\",\"truncatedTo\":\"moons\"}],"
            + "\"low\":{}}|There is no unit 'moons' to truncate to",
      })
  void refusesContentThatIsNone(String json, String message) {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> OrderedContent.of(template(json)))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"format\":\"1\",\"high\":[{\"type\":\"long\"}],\"low\":{}}",
        "{\"format\":1,\"high\":[{\"type\":\"long\"}],\"low\":[]}",
        "{\"format\":1,\"high\":{\"type\":\"long\"},\"low\":{}}",
        "{\"format\":1,\"high\":[{\"type\":1}],\"low\":{}}",
        "{\"format\":1,\"high\":[],\"low\":{}}"
      })
  void leavesOtherContentToTheClassicFormat(String json) {
    assertThat(OrderedContent.find(template(json))).isEmpty();
  }

  @Test
  void ownsItsFormatInAnyVersion() {
    Template later = template("{\"format\":9,\"high\":[{\"type\":\"long\"}],\"low\":{}}");
    assertThatThrownBy(() -> OrderedContent.find(later))
        .isInstanceOf(InvalidTemplateException.class)
        .hasMessageContaining("Its format is 9");
  }

  @Test
  void readsClassicContentInTheOrderOfThePayload() {
    Template template =
        template(
            "{\"a\":{\"__hcf\":1,\"i\":2,\"l\":3,\"t\":\"int\"},\"b\":\"low\","
                + "\"c\":{\"__hcf\":1,\"i\":0,\"l\":2,\"t\":\"str\"},"
                + "\"d\":{\"__hcf\":1,\"i\":5,\"l\":0,\"t\":\"NoneType\"}}");

    ClassicContent content = ClassicContent.of(template);

    assertThat(content.high())
        .containsExactly(
            new ClassicContent.Slice("c", 0, 2, ClassicType.STR),
            new ClassicContent.Slice("a", 2, 3, ClassicType.INT),
            new ClassicContent.Slice("d", 5, 0, ClassicType.NONE));
    assertThat(content.low()).isEqualTo(json("{\"b\":\"low\"}"));
    assertThat(content.payloadLength()).isEqualTo(5);
    assertThat(content.toTemplate("shop", List.of("a", "b", "c", "d"), false)).isEqualTo(template);
    assertThat(ClassicContent.of(template("{\"a\":1}")).payloadLength()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"__hcf\":2,\"i\":0,\"l\":1,\"t\":\"int\"|The descriptor of the field 'a' is none: ",
        "\"__hcf\":1,\"l\":1,\"t\":\"int\"|The descriptor of the field 'a' is none: ",
        "\"__hcf\":1,\"i\":0,\"t\":\"int\"|The descriptor of the field 'a' is none: ",
        "\"__hcf\":1,\"i\":0,\"l\":1|The descriptor of the field 'a' is none: ",
        "\"__hcf\":1,\"i\":-1,\"l\":1,\"t\":\"int\"|The descriptor of the field 'a' is none: ",
        "\"__hcf\":1,\"i\":0,\"l\":-1,\"t\":\"int\"|The descriptor of the field 'a' is none: ",
        "\"__hcf\":1,\"i\":1,\"l\":1,\"t\":\"int\"|The field 'a' starts at 1, not at 0",
        "\"__hcf\":1,\"i\":0,\"l\":1,\"t\":\"list\"|The field 'a': there is no type 'list'",
      })
  void refusesClassicDescriptorsThatAreNone(String descriptor, String message) {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> ClassicContent.of(template("{\"a\":{" + descriptor + "}}")))
        .withMessageStartingWith(message);
  }

  @Test
  void knowsWhatTheOriginalWouldTakeForADescriptor() {
    assertThat(ClassicContent.looksLikeDescriptor(json("{\"__hcf\":0}"))).isTrue();
    assertThat(ClassicContent.looksLikeDescriptor(json("{\"a\":{\"__hcf\":1}}"))).isFalse();
    assertThat(ClassicContent.looksLikeDescriptor(TemplateJson.MAPPER.readTree("\"__hcf\"")))
        .isFalse();
  }
}
