package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DynaStoreBuilderTest {

  record Context(String page, @HighCardinality String sessionId) {}

  record Click(@HighCardinality long userId, String shop, List<String> tags, Context context) {}

  record Unmarked(long userId, String shop) {}

  record CutString(@HighCardinality(truncatedTo = ChronoUnit.SECONDS) String name) {}

  record CutToWeeks(@HighCardinality(truncatedTo = ChronoUnit.WEEKS) Instant time) {}

  @DynaRecord(name = "clicks")
  record Named(@HighCardinality long id) {}

  @DynaRecord
  record NamedByDefault(@HighCardinality long id) {}

  private static <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return DynaStore.builder(type).templates(new InMemoryTemplateRepository());
  }

  private static StoreDefinitionException refusal(DynaStoreBuilder<?> builder) {
    StoreDefinitionException refusal =
        catchThrowableOfType(StoreDefinitionException.class, builder::build);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal)
        .hasMessage(
            "DynaStore '"
                + refusal.getStore()
                + "': "
                + refusal.getProblem()
                + " "
                + refusal.getAction());
    return refusal;
  }

  private static void assertRefusal(
      DynaStoreBuilder<?> builder, @Nullable String field, String problem, String action) {
    StoreDefinitionException refusal = refusal(builder);
    assertThat(refusal.getField()).isEqualTo(field);
    assertThat(refusal.getProblem()).isEqualTo(problem);
    assertThat(refusal.getAction()).isEqualTo(action);
  }

  @Test
  void refusesAFieldThatDoesNotExistAndNamesThoseThatDo() {
    StoreDefinitionException refusal = refusal(builder(Click.class).highCardinality("userID"));

    assertThat(refusal.getStore()).isEqualTo("click");
    assertThat(refusal.getField()).isEqualTo("userID");
    assertThat(refusal.getProblem()).isEqualTo("Field 'userID': There is no such field.");
    assertThat(refusal.getAction())
        .isEqualTo("Name one of userId, shop, tags, context, context.page, context.sessionId.");
  }

  @Test
  void refusesANestedFieldThatDoesNotExist() {
    StoreDefinitionException refusal =
        refusal(builder(Click.class).highCardinality("userId", "context.session"));

    assertThat(refusal.getField()).isEqualTo("context.session");
    assertThat(refusal.getProblem()).isEqualTo("Field 'context.session': There is no such field.");
    assertThat(refusal.getAction()).contains("context.sessionId");
  }

  @Test
  void refusesATypeThatCannotBeWrittenIntoAnId() {
    StoreDefinitionException refusal =
        refusal(builder(Click.class).name("clicks").highCardinality("tags"));

    assertThat(refusal.getStore()).isEqualTo("clicks");
    assertThat(refusal.getField()).isEqualTo("tags");
    assertThat(refusal.getProblem())
        .isEqualTo("Field 'tags': Its type java.util.List cannot be written into an id.");
    assertThat(refusal.getAction())
        .startsWith("Use one of [BigDecimal, ")
        .contains("Instant", "UUID", "any enum")
        .endsWith(", or make the field low-cardinality.");
  }

  @Test
  void refusesATypeWithoutHighCardinalityFields() {
    assertRefusal(
        builder(Unmarked.class),
        null,
        "No field of " + Unmarked.class.getName() + " is marked as high-cardinality.",
        "Mark those that differ from object to object with @HighCardinality, or name them with"
            + " highCardinality(...).");
  }

  @Test
  void refusesMapsWithoutHighCardinalityKeys() {
    assertRefusal(
        DynaStore.mapBuilder().templates(new InMemoryTemplateRepository()),
        null,
        "No high-cardinality field is named, and maps have no annotations.",
        "Name at least one with highCardinality(...).");
  }

  @Test
  void refusesAFieldNamedTwice() {
    assertRefusal(
        builder(Click.class).highCardinality("userId", "shop", "userId"),
        null,
        "A high-cardinality field is named twice: [userId, shop, userId].",
        "Name each once.");
  }

  @Test
  void refusesToBeWithoutARepository() {
    assertRefusal(
        DynaStore.builder(Click.class),
        null,
        "There is no repository to keep templates.",
        "Call templates(...), in tests with a new InMemoryTemplateRepository().");
  }

  @Test
  void refusesANameThatIsEmptyOrTooLongOrUnstorable() {
    for (String name : List.of("", "  ", "x".repeat(101), "a\0b")) {
      StoreDefinitionException refusal = refusal(builder(Click.class).name(name));

      assertThat(refusal.getStore()).isEqualTo(name);
      assertThat(refusal.getProblem())
          .isEqualTo("The store's name is not 1 to 100 characters of text.");
      assertThat(refusal.getAction()).isEqualTo("Give it another with name(...).");
    }
    assertThat(builder(Click.class).name("x".repeat(100)).build()).isNotNull();
  }

  @Test
  void refusesANameWithHalfOfASurrogatePair() {
    assertThat(refusal(builder(Click.class).name("shop\ud83d")).getAction())
        .isEqualTo("Give it another with name(...).");
    assertThat(builder(Click.class).name("shop \ud83d\ude00").build()).isNotNull();
  }

  @Test
  void refusesHighCardinalityKeysThatATemplateCannotName() {
    StoreDefinitionException refusal =
        refusal(
            DynaStore.mapBuilder()
                .highCardinality("user\0Id")
                .templates(new InMemoryTemplateRepository()));

    assertThat(refusal.getField()).isEqualTo("user\0Id");
  }

  @Test
  void refusesToTruncateAString() {
    assertRefusal(
        builder(CutString.class),
        "name",
        "Field 'name': A value of type 'string' cannot be truncated.",
        "Take the truncation out, or choose another unit.");
  }

  @Test
  void refusesToTruncateToWeeks() {
    StoreDefinitionException refusal = refusal(builder(CutToWeeks.class));

    assertThat(refusal.getField()).isEqualTo("time");
    assertThat(refusal.getProblem()).startsWith("Field 'time': ").containsIgnoringCase("weeks");
    assertThat(refusal.getAction()).isEqualTo("Take the truncation out, or choose another unit.");
  }

  @Test
  void refusesNestedFieldsInTheClassicFormat() {
    assertRefusal(
        builder(Click.class).format(IdFormat.CLASSIC),
        "context.sessionId",
        "Field 'context.sessionId': The classic format has no nested high-cardinality fields.",
        "Move the field to the outermost level, or use the ordered format.");
  }

  @Test
  void refusesMd5TemplateIdsInTheOrderedFormat() {
    assertRefusal(
        builder(Click.class).md5TemplateIds(),
        null,
        "MD5 template ids are asked for, which the ordered format does not have.",
        "Take md5TemplateIds() out, or set the format to CLASSIC.");
  }

  @Test
  void refusesALimitThatHardlyAnyIdKeeps() {
    assertRefusal(
        builder(Click.class).maxIdLength(15),
        null,
        "Ids are limited to 15 characters.",
        "Allow at least 16.");
    assertThat(builder(Click.class).maxIdLength(16).build()).isNotNull();
  }

  @Test
  void refusesTypesWithoutFields() {
    StoreDefinitionException refusal = refusal(builder(String.class));

    assertThat(refusal.getProblem())
        .isEqualTo("java.lang.String has no fields of its own that can be read and set.");
    assertThat(refusal.getAction())
        .isEqualTo("Use a record or a bean; for maps, use DynaStore.mapBuilder().");
  }

  @Test
  void refusesAClassThatCannotBeMade() {
    StoreDefinitionException refusal =
        refusal(builder(TwoConstructors.class).highCardinality("id"));

    assertThat(refusal.getProblem()).contains(TwoConstructors.class.getName(), "constructor");
    assertThat(refusal.getAction())
        .isEqualTo(
            "Mark the constructor or static method that takes all fields with @JsonCreator, or use"
                + " a record.");
  }

  /** Nobody can tell which of its constructors is meant. */
  public static final class TwoConstructors {
    public long id;

    public TwoConstructors(String text) {
      this(Long.parseLong(text), 0);
    }

    public TwoConstructors(long id, int more) {
      this.id = id + more;
    }
  }

  @Test
  void takesTheNameFromTheAnnotationOrTheClass() {
    assertThat(refusal(DynaStore.builder(Named.class)).getStore()).isEqualTo("clicks");
    assertThat(refusal(DynaStore.builder(NamedByDefault.class)).getStore())
        .isEqualTo("namedByDefault");
    assertThat(refusal(DynaStore.mapBuilder()).getStore()).isEqualTo("default");
    assertThat(refusal(DynaStore.builder(Named.class).name("mine")).getStore()).isEqualTo("mine");
  }
}
