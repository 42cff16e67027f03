package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The texts that users see, word by word. */
class MessagesTest {

  record Click(@HighCardinality int userId, @HighCardinality @Nullable String page, String shop) {}

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
  private final DynaStore<Click> store =
      DynaStore.builder(Click.class).templates(templates).maxIdLength(200).build();

  MessagesTest() {
    templates.restore(
        "T",
        Template.ofJson(
            "click",
            "{\"format\":1,\"high\":[{\"name\":\"userId\",\"type\":\"int\"},"
                + "{\"name\":\"page\",\"type\":\"string\"}],\"low\":{\"shop\":\"s\"}}"));
    templates.restore("F", Template.ofJson("shop", "{}"));
    templates.restore(
        "X",
        Template.ofJson(
            "click", "{\"format\":2,\"high\":[{\"name\":\"a\",\"type\":\"int\"}],\"low\":{}}"));
  }

  private void assertInvalid(String id, int offset, String message) {
    InvalidIdException e = catchThrowableOfType(InvalidIdException.class, () -> store.parse(id));
    assertThat(e).as(id).isNotNull();
    assertThat(e).hasMessage(message);
    assertThat(e.getOffset()).isEqualTo(offset);
    assertThat(e.getId()).isEqualTo(id);
    assertThat(catchThrowableOfType(InvalidIdException.class, () -> store.parseAll(List.of(id))))
        .hasMessage(message);
  }

  @Test
  void anIdOfTheWrongShape() {
    assertInvalid(
        "", 0, "Invalid id '' at index 0: there is no '-' between a template's id and a payload");
    assertInvalid(
        "abc",
        3,
        "Invalid id 'abc' at index 3: there is no '-' between a template's id and a payload");
    assertInvalid("-a", 0, "Invalid id '-a' at index 0: there is no template's id before the '-'");
    assertInvalid(
        "a b-1", 1, "Invalid id 'a b-1' at index 1: the character is none of 0-9, A-Z, a-z");
    assertInvalid("a-1-2", 3, "Invalid id 'a-1-2' at index 3: an id has one '-' only");
    assertInvalid(
        "T-1é", 3, "Invalid id 'T-1\\u00e9' at index 3: the character is none of 0-9, A-Z, a-z");
  }

  @Test
  void controlCharactersAreEscaped() {
    assertInvalid(
        "a\n\u001b[31m-1",
        1,
        "Invalid id 'a\\u000a\\u001b[31m-1' at index 1: the character is none of 0-9, A-Z, a-z");
  }

  @Test
  void longIdsAreShortened() {
    assertInvalid(
        "a".repeat(70) + "-1",
        64,
        "Invalid id '" + "a".repeat(70) + "-1' at index 64: no template's id is longer than 64");
    assertInvalid(
        "T-" + "1".repeat(199),
        200,
        "Invalid id 'T-"
            + "1".repeat(78)
            + "...' (201 characters) at index 200: the id is longer than 200 characters");
  }

  @Test
  void anIdWhosePayloadIsWrong() {
    assertInvalid("T-", 2, "Invalid id 'T-' at index 2: the id ends too early");
    assertInvalid("T-000", 4, "Invalid id 'T-000' at index 4: the id goes on after its last field");
    assertInvalid(
        "T-00",
        2,
        "Invalid id 'T-00' at index 2: field 'userId': It is null, which int cannot be."
            + " Where old ids may hold null, box the type.");
    assertInvalid(
        "F-0",
        0,
        "Invalid id 'F-0' at index 0: it belongs to the store 'shop', and this is 'click'; if that"
            + " is the former name of this one, keep it, by @DynaRecord(name = \"shop\") on the class or"
            + " name(...) of the builder");
  }

  record Renamed(@HighCardinality String page, @HighCardinality @JsonAlias("uid") int userId) {}

  @Test
  void aValueOfAFieldThatHadAnotherNameIsFoundInTheIdByThatName() {
    templates.restore(
        "R",
        Template.ofJson(
            "renamed",
            "{\"format\":1,\"high\":[{\"name\":\"page\",\"type\":\"string\"},"
                + "{\"name\":\"uid\",\"type\":\"string\"}],\"low\":{}}"));
    DynaStore<Renamed> renamed = DynaStore.builder(Renamed.class).templates(templates).build();

    IncompatibleTemplateException e =
        catchThrowableOfType(IncompatibleTemplateException.class, () -> renamed.parse("R-2p2u"));
    assertThat(e)
        .hasMessage(
            "Template 'R' of the store 'renamed' does not fit the deployed application, so id"
                + " 'R-2p2u' cannot be read: field 'uid': The id holds u of type String, where the"
                + " class has the type Integer. Give the field a type that can hold it.");
    assertThat(e.getField()).isEqualTo("uid");
  }

  @Test
  @SuppressWarnings("NullAway") // what is refused
  void noId() {
    assertThat(catchThrowableOfType(InvalidIdException.class, () -> store.parse(null)))
        .hasMessage("Invalid id '' at index 0: there is no id: it is null");
    assertThat(
            catchThrowableOfType(
                InvalidIdException.class, () -> store.parseAll(Arrays.asList("T-00", null))))
        .hasMessage("Invalid id '' at index 0: there is no id: it is null");
  }

  @Test
  void aTemplateThatIsMissing() {
    TemplateNotFoundException e =
        catchThrowableOfType(TemplateNotFoundException.class, () -> store.parse("zz-1"));

    assertThat(e)
        .hasMessage(
            "No template 'zz' for id 'zz-1': check that this application reads the database in"
                + " which the id was made, and that no row of the template table was deleted");
    assertThat(
            catchThrowableOfType(
                TemplateNotFoundException.class, () -> store.parse("zz-" + "1".repeat(150))))
        .hasMessageContaining("for id 'zz-" + "1".repeat(77) + "...' (153 characters): check");
  }

  @Test
  void aTemplateThatCannotBeRead() {
    assertThat(catchThrowableOfType(DynaStoreException.class, () -> store.parse("X-1")))
        .hasMessage(
            "Template 'X' of the store 'click' does not fit the deployed application, so id 'X-1'"
                + " cannot be read: Its format is 2; this version of DynaStore reads 1. Deploy the"
                + " version of DynaStore that made the template; if its row was changed, restore"
                + " it.");
  }

  private void assertRefused(@Nullable Click click, @Nullable String field, String message) {
    InvalidObjectException e =
        catchThrowableOfType(InvalidObjectException.class, () -> create(click));
    assertThat(e).hasMessage(message);
    assertThat(e.getField()).isEqualTo(field);
  }

  @SuppressWarnings("NullAway") // what is refused
  private void create(@Nullable Click click) {
    store.create(click);
  }

  @Test
  void anObjectThatCannotBeWritten() {
    assertRefused(null, null, "There is no object to make an id of: it is null.");
    assertRefused(
        new Click(1, "p", "a\0"),
        "shop",
        "Field 'shop': A low-cardinality text holds a NUL character at index 1, which databases"
            + " cannot store in JSON; remove it: a");
    assertRefused(
        new Click(1, "p", "a\ud83d"),
        "shop",
        "Field 'shop': A low-cardinality text holds half of a surrogate pair at index 1, which"
            + " databases cannot store in JSON; remove it: a");
    assertRefused(
        new Click(1, "a\ud83d", "s"),
        "page",
        "Field 'page': half of a surrogate pair (\\ud83d) at index 1, which is no text; repair the"
            + " string");
    assertRefused(
        new Click(1, "p".repeat(250), "s"),
        null,
        "The id would have at least 256 characters, more than the limit of 200. Shorten the longest of the"
            + " fields [userId, page], or make it low-cardinality.");
  }
}
