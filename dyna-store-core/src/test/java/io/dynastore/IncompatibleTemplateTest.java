package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateConflictException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether an id that cannot be read is the client's mistake or that of the deployment. */
class IncompatibleTemplateTest {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  private <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).name("visit").templates(templates).build();
  }

  private static IncompatibleTemplateException refusal(DynaStore<?> store, String id) {
    IncompatibleTemplateException e =
        catchThrowableOfType(IncompatibleTemplateException.class, () -> store.parse(id));
    assertThat(e).as(id).isNotNull();
    assertThatThrownBy(() -> store.parseAll(List.of(id))).hasMessage(e.getMessage());
    assertThat(e.getId()).isEqualTo(id);
    assertThat(e.getTemplateId()).isEqualTo(id.substring(0, id.indexOf('-')));
    assertThat(e.getMessage())
        .contains(e.getStore(), "'" + e.getTemplateId() + "'", e.getProblem(), e.getAction());
    return e;
  }

  private static void assertInvalid(DynaStore<?> store, String id, int offset) {
    assertThatThrownBy(() -> store.parse(id))
        .as(id)
        .isInstanceOfSatisfying(
            InvalidIdException.class, e -> assertThat(e.getOffset()).isEqualTo(offset));
  }

  enum Before {
    TEXT,
    VIDEO,
    SOUND
  }

  enum After {
    @JsonAlias("TEXT")
    WORDS,
    VIDEO
  }

  record WithConstant(@HighCardinality long user, @HighCardinality Before kind, Before low) {}

  record WithoutConstant(@HighCardinality long user, @HighCardinality After kind, After low) {}

  @Test
  void aConstantThatIsGoneIsNamed() {
    DynaStore<WithConstant> before = store(WithConstant.class);
    DynaStore<WithoutConstant> after = store(WithoutConstant.class);
    String video = before.create(new WithConstant(1, Before.VIDEO, Before.VIDEO));
    String sound = before.create(new WithConstant(1, Before.SOUND, Before.VIDEO));
    String lowSound = before.create(new WithConstant(1, Before.VIDEO, Before.SOUND));

    assertThat(after.parse(video)).isEqualTo(new WithoutConstant(1, After.VIDEO, After.VIDEO));
    assertThat(refusal(after, sound))
        .returns("kind", IncompatibleTemplateException::getField)
        .returns("visit", IncompatibleTemplateException::getStore)
        .satisfies(e -> assertThat(e.getProblem()).contains("'SOUND'", After.class.getName()))
        .satisfies(e -> assertThat(e.getAction()).contains("@JsonAlias(\"SOUND\")"));
    assertThat(refusal(after, lowSound))
        .returns("low", IncompatibleTemplateException::getField)
        .satisfies(e -> assertThat(e.getProblem()).contains("\"SOUND\""));
    assertInvalid(after, sound.substring(0, sound.length() - 1), sound.length() - 1);
    assertInvalid(after, lowSound.substring(0, 2) + "_", 2);
  }

  @Test
  void aConstantThatWasRenamedIsFoundByItsAlias() {
    String id = store(WithConstant.class).create(new WithConstant(1, Before.TEXT, Before.TEXT));

    assertThat(store(WithoutConstant.class).parse(id))
        .isEqualTo(new WithoutConstant(1, After.WORDS, After.WORDS));
  }

  record Text(@HighCardinality String user, @HighCardinality @Nullable Long rank, int low) {}

  record Numbers(@HighCardinality long user, @HighCardinality long rank, int low) {}

  @Test
  void aTypeThatChangedIsAMistakeOfTheDeployment() {
    DynaStore<Numbers> numbers = store(Numbers.class);
    String text = store(Text.class).create(new Text("5", 1L, 1));

    assertThat(refusal(numbers, text)).returns("user", IncompatibleTemplateException::getField);
  }

  record Boxed(@HighCardinality long user, @HighCardinality @Nullable Long rank, int low) {}

  record Other(@HighCardinality int user, @HighCardinality @Nullable Long rank, int low) {}

  @Test
  void nullInAPrimitiveIsTheClientsUnlessTheTemplateIsOfAnotherVersion() {
    DynaStore<Numbers> numbers = store(Numbers.class);
    String known = numbers.create(new Numbers(5, 6, 1));
    assertThat(numbers.parse(known)).isEqualTo(new Numbers(5, 6, 1));

    assertThat(refusal(numbers, store(Other.class).create(new Other(5, null, 1))).getField())
        .isEqualTo("rank");
    String boxed = store(Boxed.class).create(new Boxed(5, null, 1));
    assertThat(boxed).isEqualTo(known.substring(0, known.length() - 1) + "0");
    assertInvalid(numbers, boxed, boxed.length() - 1);
  }

  record Checked(@HighCardinality long user, @HighCardinality long rank, int low) {
    Checked {
      if (rank < 0) {
        throw new IllegalArgumentException("a negative rank");
      }
    }
  }

  record OtherRank(@HighCardinality long user, @HighCardinality int rank, int low) {}

  @Test
  void aValueThatTheConstructorRefusesIsTheClientsUnlessTheTemplateIsOfAnotherVersion() {
    DynaStore<Checked> checked = store(Checked.class);
    checked.parse(checked.create(new Checked(1, 1, 1)));

    assertInvalid(checked, store(Numbers.class).create(new Numbers(1, -1, 1)), 2);
    assertThat(refusal(checked, store(OtherRank.class).create(new OtherRank(1, -1, 1))))
        .satisfies(e -> assertThat(e.getProblem()).contains("a negative rank"));
  }

  record Money(long cents) {}

  record Priced(@HighCardinality Money price, int low) {}

  record Whole(@HighCardinality long price, int low) {}

  @Test
  void aCodecThatIsMissingIsNamed() {
    FieldCodec<Money> codec =
        FieldCodecs.standard().mapped("money", Money.class, Long.class, Money::cents, Money::new);
    String id =
        DynaStore.builder(Priced.class)
            .name("visit")
            .codecs(codec)
            .templates(templates)
            .build()
            .create(new Priced(new Money(5), 1));

    assertThat(refusal(store(Whole.class), id))
        .returns("price", IncompatibleTemplateException::getField)
        .satisfies(e -> assertThat(e.getProblem()).contains("'money'"))
        .satisfies(e -> assertThat(e.getAction()).contains("codecs(...)"));
    assertThat(refusal(maps(), id).getField()).isEqualTo("price");
  }

  private DynaStore<Map<String, Object>> maps() {
    return DynaStore.mapBuilder()
        .name("visit")
        .highCardinality("kind")
        .templates(templates)
        .build();
  }

  private void restore(String id, String high, String low) {
    templates.restore(
        id, Template.ofJson("visit", "{\"format\":1,\"high\":[" + high + "],\"low\":" + low + "}"));
  }

  @Test
  void inMapsToo() {
    restore(
        "gone",
        "{\"name\":\"user\",\"type\":\"int\"},{\"name\":\"kind\",\"type\":\"enum\",\"class\":\""
            + After.class.getName()
            + "\",\"constants\":[\"SOUND\",\"VIDEO\",\"TEXT\"]}",
        "{}");
    restore(
        "class",
        "{\"name\":\"kind\",\"type\":\"enum\",\"class\":\"com.acme.Gone\",\"constants\":[\"A\"]}",
        "{}");
    restore("low", "{\"name\":\"kind\",\"type\":\"int\"}", "{\"a\":1},\"types\":{\"/a\":\"new\"}");

    assertThat(refusal(maps(), "gone-C1"))
        .returns("kind", IncompatibleTemplateException::getField)
        .satisfies(e -> assertThat(e.getProblem()).contains("'SOUND'", After.class.getName()));
    assertThat(maps().parse("gone-C2")).isEqualTo(Map.of("user", 0, "kind", After.VIDEO));
    assertThat(refusal(maps(), "class-1"))
        .returns("kind", IncompatibleTemplateException::getField)
        .satisfies(e -> assertThat(e.getProblem()).contains("com.acme.Gone"));
    assertThat(refusal(maps(), "low-C")).returns("a", IncompatibleTemplateException::getField);
    assertInvalid(maps(), "gone-C4", 6);
  }

  @Test
  void inTheClassicFormatToo() {
    templates.restore(
        "C",
        Template.ofJson(
            "visit",
            "{\"user\":{\"__hcf\":1,\"i\":0,\"l\":0,\"t\":\"NoneType\"},"
                + "\"rank\":{\"__hcf\":1,\"i\":0,\"l\":1,\"t\":\"int\"},\"low\":1}"));
    templates.restore(
        "D",
        Template.ofJson(
            "visit",
            "{\"user\":{\"__hcf\":1,\"i\":0,\"l\":1,\"t\":\"int\"},"
                + "\"rank\":{\"__hcf\":1,\"i\":1,\"l\":8,\"t\":\"str\"},\"low\":1}"));

    assertThat(refusal(store(Numbers.class), "C-b").getField()).isEqualTo("user");
    assertThat(refusal(store(Numbers.class), "D-bNE======").getField()).isEqualTo("rank");
  }

  @Test
  void allExceptionsDescendFromOne() {
    templates.restore("T", Template.ofJson("visit", "{}"));

    assertThatThrownBy(() -> templates.restore("T", Template.ofJson("other", "{}")))
        .isInstanceOf(TemplateConflictException.class)
        .isInstanceOf(DynaStoreException.class);
    assertThatThrownBy(() -> Template.ofJson("visit", "no json"))
        .isInstanceOf(DynaStoreException.class);
  }
}
