package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.IdText;
import io.dynastore.model.ObjectModel;
import io.dynastore.template.InMemoryTemplateRepository;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short cut gives what the stairs give, for what it has learned. */
class ShortCutTest {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  record Lows(
      @HighCardinality long number,
      boolean flag,
      byte tiny,
      char letter,
      int count,
      long big,
      float single,
      double real,
      @Nullable Integer boxed,
      @Nullable String text,
      DayOfWeek day,
      @Nullable LocalDate date) {}

  /** A bean, of which a property is set and another is given to the constructor. */
  static final class Bean {

    private final long user;
    private @Nullable String kind;

    Bean(@HighCardinality long user) {
      this.user = user;
    }

    public long getUser() {
      return user;
    }

    public @Nullable String getKind() {
      return kind;
    }

    public void setKind(@Nullable String kind) {
      this.kind = kind;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bean that && user == that.user && Objects.equals(kind, that.kind);
    }

    @Override
    public int hashCode() {
      return Objects.hash(user, kind);
    }
  }

  record Positive(@HighCardinality int number, String low) {
    Positive {
      if (number < 0) {
        throw new IllegalArgumentException("below zero");
      }
    }
  }

  private <T> DynaStore<T> stairs(Class<T> type) {
    return DynaStore.builder(type).templates(templates).withoutShortCuts().build();
  }

  private <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).templates(templates).build();
  }

  private <T> ShortCut<T> shortCut(Class<T> type, int maxTemplates) {
    ObjectModel<T> model = new ObjectModel<>(type, new SelectedFields(List.of()));
    Layout layout = Layout.of(model.fields(), FieldCodecs.standard(), true);
    return ShortCuts.of(model, FieldCodecs.standard(), layout, 512, maxTemplates);
  }

  private <T> void sameByBothWays(Class<T> type, List<T> objects) {
    DynaStore<T> stairs = stairs(type);
    DynaStore<T> store = store(type);
    ShortCut<T> shortCut = shortCut(type, 100);
    for (int round = 0; round < 2; round++) {
      for (T object : objects) {
        String id = stairs.create(object);
        assertThat(store.create(object)).isEqualTo(id);
        assertThat(store.parse(id)).isEqualTo(object);
        shortCut.learn(object, id.substring(0, id.indexOf('-')));
        assertThat(shortCut.create(object)).isEqualTo(id);
      }
    }
  }

  @Test
  void everyTypeIsWrittenAndReadAsOnTheStairs() {
    sameByBothWays(AllTypes.class, LongStream.range(0, 300).mapToObj(AllTypes::typical).toList());
  }

  @Test
  void lowCardinalityValuesOfEveryTypeAreToldApart() {
    Lows lows =
        new Lows(1, true, (byte) 1, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, LocalDate.EPOCH);
    sameByBothWays(
        Lows.class,
        List.of(
            lows,
            new Lows(2, false, (byte) 1, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 2, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'b', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 2, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1L << 40, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, -0f, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 0f, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, -0.0, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, null, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, 1, null, DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, 1, "", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.SUNDAY, null)));
  }

  @Test
  void beansAreMadeByConstructorAndSetters() {
    Bean bean = new Bean(7);
    bean.setKind("click");
    sameByBothWays(Bean.class, List.of(bean, new Bean(8)));
  }

  record Inner(@HighCardinality int page, String site) {}

  record Outer(@HighCardinality long number, @Nullable Inner inner, List<String> tags) {}

  @Test
  void typesThatAreNotSimpleHaveAShortCutForParsingOnly() {
    DynaStore<Outer> stairs = stairs(Outer.class);
    DynaStore<Outer> store = store(Outer.class);
    for (int i = 0; i < 20; i++) {
      Inner inner = i % 3 == 0 ? null : new Inner(i, "site" + i % 2);
      Outer outer = new Outer(i, inner, List.of("tag" + i % 2));
      String id = stairs.create(outer);
      assertThat(store.create(outer)).isEqualTo(id);
      assertThat(store.parse(id)).isEqualTo(outer);
      assertThat(store.parse(id)).isEqualTo(outer);
    }
    assertThat(shortCut(Outer.class, 100)).isInstanceOf(PlainShortCut.class);
  }

  @Test
  void whatWasReadOnceIsReadByTheShortCut() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 100);
    shortCut.learn(
        "tt",
        new Decoder<>() {
          @Override
          public Positive decode(IdText id) {
            throw new IllegalStateException("the stairs");
          }

          @Override
          public @Nullable Object[] constants() {
            return new @Nullable Object[] {"low"};
          }
        });
    assertThat(shortCut.parse("tt-S0")).isEqualTo(new Positive(16, "low"));
    assertThat(shortCut.parse("t-S0")).isNull();
    assertThat(shortCut.parse("ttt-S0")).isNull();
    assertThat(shortCut.parse("tt-S0" + "0")).isNull();
  }

  @Test
  void anIdOfAnUnknownTemplateTakesTheStairs() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 100);
    assertThat(shortCut.create(new Positive(1, "a"))).isNull();
    assertThat(shortCut.parse("5-D")).isNull();
  }

  @Test
  void whenItIsFullItLearnsAnew() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 3);
    for (int i = 0; i < 10; i++) {
      shortCut.learn(new Positive(1, "low" + i), "t" + i);
      assertThat(shortCut.create(new Positive(1, "low" + i))).isEqualTo("t" + i + "-D");
    }
    assertThat(shortCut.create(new Positive(1, "low0"))).isNull();
  }

  @Test
  void manyTemplatesAreKeptApart() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 10_000);
    for (int i = 0; i < 3_000; i++) {
      shortCut.learn(new Positive(1, "low" + i), "t" + i);
    }
    for (int i = 0; i < 3_000; i++) {
      assertThat(shortCut.create(new Positive(2, "low" + i))).isEqualTo("t" + i + "-E");
    }
  }

  @Test
  void errorsAreThoseOfTheStairs() {
    DynaStore<Positive> stairs = stairs(Positive.class);
    DynaStore<Positive> store = store(Positive.class);
    String id = store.create(new Positive(62, "a"));
    store.parse(id);
    String prefix = id.substring(0, id.indexOf('-') + 1);
    for (String payload :
        List.of("", "0", "1", "B0", "S", "S!", "Sz0", "D0", "zzzzzzzzzzzz", "\u0153", "Saa-")) {
      Throwable error = catchThrowable(() -> stairs.parse(prefix + payload));
      assertThatThrownBy(() -> store.parse(prefix + payload))
          .isInstanceOf(InvalidIdException.class)
          .hasMessage(error.getMessage());
    }
  }

  @Test
  void nullAndObjectsOfOtherTypesAreRefusedAsOnTheStairs() {
    DynaStore<Positive> store = store(Positive.class);
    store.parse(store.create(new Positive(1, "a")));
    assertThatThrownBy(() -> create(store, null)).isInstanceOf(InvalidMetadataException.class);
    assertThatThrownBy(() -> create(store, "text")).isInstanceOf(InvalidMetadataException.class);
    assertThatThrownBy(() -> parse(store, null)).isInstanceOf(InvalidIdException.class);
    assertThatThrownBy(() -> store.parse("")).isInstanceOf(InvalidIdException.class);
    assertThatThrownBy(() -> store.parse("-")).isInstanceOf(InvalidIdException.class);
  }

  @SuppressWarnings({"unchecked", "NullAway"})
  private static void create(DynaStore<?> store, @Nullable Object object) {
    ((DynaStore<Object>) store).create(object);
  }

  @SuppressWarnings("NullAway")
  private static void parse(DynaStore<?> store, @Nullable String id) {
    store.parse(id);
  }

  @Test
  void idsLongerThanTheLimitAreRefusedThoughTheTemplateIsKnown() {
    record Text(@HighCardinality String text, String low) {}
    DynaStore<Text> store =
        DynaStore.builder(Text.class).templates(templates).maxIdLength(16).build();
    store.create(new Text("short", "a"));
    assertThatThrownBy(() -> store.create(new Text("x".repeat(20), "a")))
        .isInstanceOf(InvalidMetadataException.class);
  }

  @Test
  void aGetterMayMakeAnIdItself() {
    InMemoryTemplateRepository inner = new InMemoryTemplateRepository();
    DynaStore<Positive> other = DynaStore.builder(Positive.class).templates(inner).build();
    Nesting.inner = other;
    DynaStore<Nesting> store = store(Nesting.class);
    String id = store.create(new Nesting(5, Instant.EPOCH, "a"));
    assertThat(store.create(new Nesting(5, Instant.EPOCH, "a"))).isEqualTo(id);
    assertThat(store.parse(id)).isEqualTo(store.parse(id));
  }

  record Nesting(@HighCardinality long number, @HighCardinality Instant time, String low) {

    static @Nullable DynaStore<Positive> inner;

    @Override
    public Instant time() {
      DynaStore<Positive> store = Objects.requireNonNull(inner);
      store.parse(store.create(new Positive(123_456, "nested")));
      return time;
    }
  }
}
