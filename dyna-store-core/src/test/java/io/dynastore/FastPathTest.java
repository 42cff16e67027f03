package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynastore.internal.SelectedFields;
import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.cache.PreparedTemplate;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.fastpath.FastPath;
import io.dynastore.internal.fastpath.FastPaths;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.ObjectModel;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fast path gives what the general path gives, for what it has learned. */
class FastPathTest {

  private static final Template ANY = Template.ofJson("s", "{}");

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  record Positive(@HighCardinality int number, String low) {
    Positive {
      if (number < 0) {
        throw new IllegalArgumentException("below zero");
      }
    }
  }

  private <T> DynaStore<T> general(Class<T> type) {
    return DynaStore.builder(type).templates(templates).withoutFastPath().build();
  }

  private <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).templates(templates).build();
  }

  /** Has a fast path learn that objects like this one belong to a template. */
  static <T> void learn(FastPath<T> fastPath, T object, String templateId) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) object.getClass();
    ObjectModel<T> model = model(type);
    DecomposedObject parts = model.take(object);
    List<String> names = model.fields().stream().map(Field::name).toList();
    Decoder<T> decoder = constant(model.assembler(names, parts.low()).constants());
    fastPath.learn(parts, decoder, templateId, ANY, 0);
    fastPath.learn(
        new PreparedTemplate<>(templateId, ANY, (id, template) -> decoder, d -> true), 0);
  }

  private static <T> Decoder<T> constant(@Nullable Object @Nullable [] constants) {
    return new Decoder<>() {
      @Override
      public T decode(ParsedId id) {
        throw new IllegalStateException("the general path");
      }

      @Override
      public @Nullable Object @Nullable [] constants() {
        return constants;
      }
    };
  }

  private static <T> ObjectModel<T> model(Class<T> type) {
    return new ObjectModel<>(type, type, new SelectedFields(List.of()), List.of());
  }

  static <T> FastPath<T> fastPath(Class<T> type, int maxTemplates) {
    ObjectModel<T> model = model(type);
    PayloadLayout layout = PayloadLayout.of(model.fields(), CodecRegistry.standard(), true);
    StoreDefinition<T> store =
        new StoreDefinition<>("test", model, CodecRegistry.standard(), maxTemplates, false);
    return FastPaths.of(store, layout, 512, new Epoch());
  }

  @Test
  void idsOfTemplatesOfAnyLengthAreWritten() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 1_000);
    for (int length = 1; length < 200; length++) {
      Positive object = new Positive(16, "low" + length);
      learn(fastPath, object, "t".repeat(length));
      assertThat(fastPath.create(object)).isIn("t".repeat(length) + "-S0", null);
      assertThat(length > 43 || fastPath.create(object) != null).as("%s", length).isTrue();
    }
  }

  @Test
  void whatWasReadOnceIsReadByTheFastPath() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 100);
    Decoder<Positive> decoder = constant(new @Nullable Object[] {"low"});
    fastPath.learn(new PreparedTemplate<>("tt", ANY, (id, template) -> decoder, d -> true), 0);
    assertThat(fastPath.parse("tt-S0")).isEqualTo(new Positive(16, "low"));
    assertThat(fastPath.parse("t-S0")).isNull();
    assertThat(fastPath.parse("ttt-S0")).isNull();
    assertThat(fastPath.parse("tt-S0" + "0")).isNull();
  }

  @Test
  void anIdOfAnUnknownTemplateTakesTheGeneralPath() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 100);
    assertThat(fastPath.create(new Positive(1, "a"))).isNull();
    assertThat(fastPath.parse("5-D")).isNull();
  }

  @Test
  void whenItIsFullTheTemplatesInUseStay() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 100);
    for (int i = 0; i < 1_000; i++) {
      learn(fastPath, new Positive(1, "low" + i), "t" + i);
      for (int used = 0; used < Math.min(i, 50); used++) {
        assertThat(fastPath.create(new Positive(1, "low" + used))).isEqualTo("t" + used + "-D");
      }
    }
    long kept =
        IntStream.range(0, 1_000)
            .filter(i -> fastPath.create(new Positive(1, "low" + i)) != null)
            .count();
    assertThat(kept).isBetween(90L, 100L);
  }

  @Test
  void aTemplateIsKnownAsLongAsValuesOfItAre() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 4);
    learn(fastPath, new Positive(1, "unused"), "same");
    learn(fastPath, new Positive(1, "used"), "same");
    for (int i = 0; i < 100; i++) {
      learn(fastPath, new Positive(1, "low" + i), "t" + i);
      assertThat(fastPath.create(new Positive(1, "used"))).isEqualTo("same-D");
      assertThat(fastPath.template("same")).isEqualTo(ANY);
    }
    assertThat(fastPath.create(new Positive(1, "unused"))).isNull();
  }

  @Test
  void whenItIsFullItLearnsAnew() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 3);
    for (int i = 0; i < 10; i++) {
      learn(fastPath, new Positive(1, "low" + i), "t" + i);
      assertThat(fastPath.create(new Positive(1, "low" + i))).isEqualTo("t" + i + "-D");
    }
    assertThat(fastPath.create(new Positive(1, "low0"))).isNull();
  }

  @Test
  void manyTemplatesAreKeptApart() {
    FastPath<Positive> fastPath = fastPath(Positive.class, 10_000);
    for (int i = 0; i < 3_000; i++) {
      learn(fastPath, new Positive(1, "low" + i), "t" + i);
    }
    for (int i = 0; i < 3_000; i++) {
      assertThat(fastPath.create(new Positive(2, "low" + i))).isEqualTo("t" + i + "-E");
    }
  }

  @Test
  void errorsAreThoseOfTheGeneralPath() {
    DynaStore<Positive> general = general(Positive.class);
    DynaStore<Positive> store = store(Positive.class);
    String id = store.create(new Positive(62, "a"));
    store.parse(id);
    String prefix = id.substring(0, id.indexOf('-') + 1);
    for (String payload :
        List.of("", "0", "1", "B0", "S", "S!", "Sz0", "D0", "zzzzzzzzzzzz", "\u0153", "Saa-")) {
      Throwable error = catchThrowable(() -> general.parse(prefix + payload));
      assertThatThrownBy(() -> store.parse(prefix + payload))
          .isInstanceOf(InvalidIdException.class)
          .hasMessage(error.getMessage());
    }
  }

  @Test
  void nullAndObjectsOfOtherTypesAreRefusedAsOnTheGeneralPath() {
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
