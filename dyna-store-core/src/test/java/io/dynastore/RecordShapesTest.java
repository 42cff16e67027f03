package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordShapesTest {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  private <T> DynaStore<T> store(Class<T> type, String... names) {
    return DynaStore.builder(type).templates(templates).highCardinality(names).build();
  }

  private <T> void assertComesBack(DynaStore<T> store, T object) {
    assertThat(store.parse(store.create(object))).isEqualTo(object);
  }

  private String content(String id) {
    return templates.find(id.substring(0, id.indexOf('-'))).map(Template::content).orElseThrow();
  }

  record Page<T>(T name, @HighCardinality long number) {}

  record Visit(@HighCardinality String user, Page<List<Color>> page, @Nullable Page<String> from) {}

  enum Color {
    RED {
      @Override
      public String toString() {
        return "rouge";
      }
    },
    BLUE
  }

  @Test
  void genericNestedRecordsKeepTheirTypeArguments() {
    DynaStore<Visit> store = store(Visit.class);

    assertComesBack(
        store, new Visit("u", new Page<>(List.of(Color.RED, Color.BLUE), 7), new Page<>("x", -1)));
    assertComesBack(store, new Visit("u", new Page<>(List.of(), 7), new Page<>("", 0)));
  }

  @Test
  void aNestedRecordMayBeNullThoughItsHighCardinalityFieldIsPrimitive() {
    assertComesBack(store(Visit.class), new Visit("u", new Page<>(List.of(), 7), null));
  }

  record Colors(@HighCardinality @Nullable Color high, @Nullable Color low) {}

  @Test
  void enumsAreKeptByNameOnBothSides() {
    DynaStore<Colors> store = store(Colors.class);
    for (Color color : Color.values()) {
      assertComesBack(store, new Colors(color, color));
    }
    assertComesBack(store, new Colors(null, null));
    assertThat(content(store.create(new Colors(Color.RED, Color.RED))))
        .contains("\"RED\"")
        .doesNotContain("rouge");
  }

  record Optionals(
      @HighCardinality Optional<Long> user,
      @HighCardinality Optional<Color> color,
      Optional<String> shop) {}

  @Test
  void optionalsAreFullOrEmpty() {
    DynaStore<Optionals> store = store(Optionals.class);

    assertComesBack(
        store, new Optionals(Optional.of(5L), Optional.of(Color.BLUE), Optional.of("")));
    assertComesBack(store, new Optionals(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  @SuppressWarnings("NullOptional") // what is refused
  void anOptionalThatIsNullIsRefusedOnBothSides() {
    DynaStore<Optionals> store = store(Optionals.class);

    assertThatThrownBy(
            () -> store.create(new Optionals(nothing(), Optional.empty(), Optional.empty())))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageStartingWith("Field 'user': An Optional is null");
    assertThatThrownBy(
            () -> store.create(new Optionals(Optional.empty(), Optional.empty(), nothing())))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageStartingWith("Field 'shop': An Optional is null");
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals", "unchecked"})
  private static <T> T nothing() {
    return (T) null;
  }

  record Percent(@HighCardinality int value, String of) {
    Percent {
      if (value < 0 || value > 100) {
        throw new IllegalArgumentException("no percentage: " + value);
      }
    }
  }

  record AnyPercent(@HighCardinality int value, String of) {}

  @Test
  void anIdWhoseValuesTheRecordRefusesIsInvalid() {
    DynaStore<AnyPercent> lax =
        DynaStore.builder(AnyPercent.class).name("percent").templates(templates).build();
    DynaStore<Percent> strict = store(Percent.class);
    String good = lax.create(new AnyPercent(100, "x"));
    String bad = lax.create(new AnyPercent(101, "x"));

    assertThat(strict.parse(good)).isEqualTo(new Percent(100, "x"));
    assertThatThrownBy(() -> strict.parse(bad))
        .isInstanceOf(InvalidIdException.class)
        .hasMessageContaining("no percentage: 101");
    assertThatThrownBy(() -> strict.parseAll(List.of(good, bad)))
        .isInstanceOf(InvalidIdException.class);
  }

  record Failing(@HighCardinality long id, String text) {
    @Override
    public String text() {
      throw new IllegalStateException("not now");
    }
  }

  @Test
  void anAccessorThatFailsIsNamed() {
    DynaStore<Failing> store = store(Failing.class);

    assertThatThrownBy(() -> store.create(new Failing(1, "x")))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageStartingWith("Field 'text': ")
        .hasMessageContaining("not now");
  }

  record Renamed(
      @HighCardinality @JsonProperty("user_id") long userId,
      @JsonProperty("shop_name") @JsonAlias({"shop", "shopName"}) String shopName) {}

  @Test
  void fieldsAreCalledAsJacksonCallsThem() {
    DynaStore<Renamed> store = store(Renamed.class);
    Renamed renamed = new Renamed(4, "x");

    assertComesBack(store, renamed);
    assertThat(content(store.create(renamed)))
        .contains("\"name\":\"user_id\"", "\"shop_name\":\"x\"");
    assertThat(store(Renamed.class, "shop_name").create(renamed)).endsWith(payloadOf("x"));
  }

  private String payloadOf(String text) {
    DynaStore<Map<String, Object>> maps =
        DynaStore.mapBuilder().templates(templates).highCardinality("text").build();
    String id = maps.create(Map.of("text", text));
    return id.substring(id.indexOf('-'));
  }

  record Ignoring(@HighCardinality long id, String kept, @JsonIgnore @Nullable String left) {}

  @Test
  void whatJacksonIgnoresIsLeftOut() {
    DynaStore<Ignoring> store = store(Ignoring.class);
    String id = store.create(new Ignoring(1, "k", "secret"));

    assertThat(content(id)).doesNotContain("secret", "left");
    assertThat(store.parse(id)).isEqualTo(new Ignoring(1, "k", null));
    assertThat(store.create(new Ignoring(1, "k", null))).isEqualTo(id);
  }

  record Inner(String shop, @HighCardinality int third, @HighCardinality int fourth) {}

  record Ordered(
      @HighCardinality int zeroth,
      String a,
      @HighCardinality int first,
      @HighCardinality int second,
      Inner inner,
      @HighCardinality int last) {}

  @Test
  void thePayloadHasTheOrderOfDeclaration() {
    String id = store(Ordered.class).create(new Ordered(0, "a", 1, 2, new Inner("s", 3, 4), 5));

    assertThat(content(id))
        .containsSubsequence(
            "\"zeroth\"",
            "\"first\"",
            "\"second\"",
            "\"inner.third\"",
            "\"inner.fourth\"",
            "\"last\"");
    assertThat(id).endsWith("-" + String.join("", digits(0, 1, 2, 3, 4, 5)));
  }

  @Test
  void namesOverrideMarksAndTheirOrder() {
    DynaStore<Ordered> store = store(Ordered.class, "last", "inner.fourth", "a", "zeroth");
    Ordered ordered = new Ordered(0, "a", 1, 2, new Inner("s", 3, 4), 5);
    String id = store.create(ordered);

    assertThat(store.parse(id)).isEqualTo(ordered);
    assertThat(id.substring(id.indexOf('-') + 1)).startsWith(String.join("", digits(5, 4)));
    assertThat(content(id))
        .containsSubsequence("\"last\"", "\"inner.fourth\"", "\"a\"", "\"zeroth\"", "\"low\"")
        .contains("\"first\":1", "\"third\":3");
  }

  private List<String> digits(int... numbers) {
    DynaStore<Map<String, Object>> maps =
        DynaStore.mapBuilder().templates(templates).highCardinality("n").build();
    return java.util.Arrays.stream(numbers)
        .mapToObj(n -> maps.create(Map.of("n", n)))
        .map(id -> id.substring(id.indexOf('-') + 1))
        .toList();
  }

  record Timed(
      @HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant cut,
      @HighCardinality(truncatedTo = ChronoUnit.HOURS) Instant cutToo) {}

  @Test
  void aNamedFieldIsCutAsItsAnnotationSays() {
    Instant time = Instant.parse("2026-11-22T10:20:30.123456789Z");
    DynaStore<Timed> store = store(Timed.class, "cutToo");
    Timed parsed = store.parse(store.create(new Timed(time, time)));

    assertThat(parsed.cutToo()).isEqualTo(time.truncatedTo(ChronoUnit.HOURS));
    assertThat(parsed.cut()).as("it is low-cardinality here, and kept whole").isEqualTo(time);
  }

  private record Hidden(@HighCardinality long id, Deeper deeper) {}

  private record Deeper(@HighCardinality char letter, boolean flag) {}

  @Test
  void privateRecordsWorkAsOthersDo() {
    assertComesBack(store(Hidden.class), new Hidden(9, new Deeper('ß', true)));
  }

  record Node(@HighCardinality long id, @Nullable Node next) {}

  @Test
  void aRecordWithinItselfIsLowCardinality() {
    DynaStore<Node> store = store(Node.class);

    assertComesBack(store, new Node(1, new Node(2, new Node(3, null))));
    assertComesBack(store, new Node(1, null));
  }

  record Primitives(
      @HighCardinality boolean flag,
      @HighCardinality byte b,
      @HighCardinality short s,
      @HighCardinality char c,
      @HighCardinality int i,
      @HighCardinality long l,
      @HighCardinality float f,
      @HighCardinality double d) {}

  @Test
  void everyPrimitiveComesBack() {
    DynaStore<Primitives> store = store(Primitives.class);

    assertComesBack(store, new Primitives(true, (byte) -128, (short) -1, '\0', 0, 0, -0f, -0.0));
    assertComesBack(
        store,
        new Primitives(
            false, (byte) 127, Short.MAX_VALUE, '\ud800', -1, Long.MIN_VALUE, 0.1f, Double.NaN));
  }
}
