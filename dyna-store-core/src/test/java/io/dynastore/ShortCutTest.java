package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.IdText;
import io.dynastore.model.ObjectModel;
import io.dynastore.template.Epoch;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.PreparedTemplate;
import io.dynastore.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short cut gives what the stairs give, for what it has learned. */
class ShortCutTest {

  private static final Template ANY = Template.ofJson("s", "{}");

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

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

  /** Has a short cut learn that objects like this one belong to a template. */
  static <T> void learn(ShortCut<T> shortCut, T object, String templateId) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) object.getClass();
    shortCut.learn(model(type).take(object), templateId, ANY, 0);
  }

  private static <T> ObjectModel<T> model(Class<T> type) {
    return new ObjectModel<>(type, type, new SelectedFields(List.of()), List.of());
  }

  static <T> ShortCut<T> shortCut(Class<T> type, int maxTemplates) {
    ObjectModel<T> model = model(type);
    Layout layout = Layout.of(model.fields(), FieldCodecs.standard(), true);
    return ShortCuts.of(model, FieldCodecs.standard(), layout, 512, maxTemplates, new Epoch());
  }

  @Test
  void idsOfTemplatesOfAnyLengthAreWritten() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 1_000);
    for (int length = 1; length < 200; length++) {
      Positive object = new Positive(16, "low" + length);
      learn(shortCut, object, "t".repeat(length));
      assertThat(shortCut.create(object)).isIn("t".repeat(length) + "-S0", null);
      assertThat(length > 43 || shortCut.create(object) != null).as("%s", length).isTrue();
    }
  }

  @Test
  void whatWasReadOnceIsReadByTheShortCut() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 100);
    Decoder<Positive> decoder =
        new Decoder<>() {
          @Override
          public Positive decode(IdText id) {
            throw new IllegalStateException("the stairs");
          }

          @Override
          public @Nullable Object[] constants() {
            return new @Nullable Object[] {"low"};
          }
        };
    shortCut.learn(new PreparedTemplate<>("tt", ANY, (id, template) -> decoder, d -> true), 0);
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
      learn(shortCut, new Positive(1, "low" + i), "t" + i);
      assertThat(shortCut.create(new Positive(1, "low" + i))).isEqualTo("t" + i + "-D");
    }
    assertThat(shortCut.create(new Positive(1, "low0"))).isNull();
  }

  @Test
  void manyTemplatesAreKeptApart() {
    ShortCut<Positive> shortCut = shortCut(Positive.class, 10_000);
    for (int i = 0; i < 3_000; i++) {
      learn(shortCut, new Positive(1, "low" + i), "t" + i);
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
    assertThatThrownBy(() -> create(store, null)).isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> create(store, "text")).isInstanceOf(InvalidObjectException.class);
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
        .isInstanceOf(InvalidObjectException.class);
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
