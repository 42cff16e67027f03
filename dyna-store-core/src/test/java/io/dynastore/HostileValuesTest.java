package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.PayloadReader;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.template.InMemoryTemplateRepository;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values, classes and codecs that fail, or lie, when they are looked at. */
class HostileValuesTest {

  record Money(long cents) {}

  record Price(@HighCardinality Money money) {}

  record Incomparable(long cents) {

    @Override
    public boolean equals(@Nullable Object other) {
      throw new IllegalStateException("not to be compared");
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  record Cost(@HighCardinality Incomparable money) {}

  record Link(String text, @Nullable Link next) {}

  record Chain(@HighCardinality long user, @Nullable Link first) {}

  /** A field whose name has a dollar is a field as any other. */
  static class Dollar {

    @HighCardinality public long user;
    private @Nullable String $ref;

    static Dollar of(String ref) {
      Dollar dollar = new Dollar();
      dollar.$ref = ref;
      return dollar;
    }

    public @Nullable String getRef() {
      return $ref;
    }
  }

  private static final class FailingList extends AbstractList<String> {

    @Override
    public String get(int index) {
      throw new IllegalStateException("not to be read");
    }

    @Override
    public int size() {
      return 1;
    }
  }

  @SuppressWarnings("NullAway") // what is wrong with it
  private static final class ReadsNull implements FieldCodec<Money> {

    @Override
    public String type() {
      return "money";
    }

    @Override
    public Class<Money> javaType() {
      return Money.class;
    }

    @Override
    public void encode(Money value, PayloadWriter out) {
      out.digit(5);
    }

    @Override
    public Money decode(PayloadReader in) {
      in.digit();
      return null;
    }
  }

  private static <T> DynaStore<T> store(Class<T> type, FieldCodec<?>... codecs) {
    return DynaStore.builder(type)
        .templates(new InMemoryTemplateRepository())
        .codecs(codecs)
        .build();
  }

  private static DynaStore<Map<String, Object>> maps() {
    return DynaStore.mapBuilder()
        .highCardinality("user")
        .templates(new InMemoryTemplateRepository())
        .build();
  }

  private static <T> void assertRefused(DynaStore<T> store, T object, String message) {
    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> store.create(object))
        .withMessageContaining(message);
  }

  @Test
  void fieldWithADollarInItsNameIsNotLostInSilence() {
    assertRefused(store(Dollar.class), Dollar.of("a"), "Field '$ref': Of the value a");
  }

  @Test
  void codecThatReadsNullIsRefused() {
    assertRefused(
        store(Price.class, new ReadsNull()),
        new Price(new Money(1)),
        "Field 'money': its codec 'money' reads null where it wrote a value");
  }

  @Test
  void codecOfValuesThatCannotBeComparedIsRefused() {
    assertRefused(
        store(
            Cost.class,
            FieldCodecs.standard()
                .mapped(
                    "cost",
                    Incomparable.class,
                    Long.class,
                    Incomparable::cents,
                    Incomparable::new)),
        new Cost(new Incomparable(1)),
        "Field 'money': its codec 'cost' reads what cannot be compared with what it wrote");
  }

  @Test
  void moreLevelsThanJsonMayHaveAreRefused() {
    Link first = null;
    for (int i = 0; i < 600; i++) {
      first = new Link("a", first);
    }

    assertRefused(store(Chain.class), new Chain(1, first), "too many levels to be written as JSON");
  }

  @Test
  void collectionThatFailsIsRefused() {
    assertRefused(
        maps(),
        new HashMap<>(Map.of("user", 1, "tags", new FailingList())),
        "Field 'tags': It fails when it is looked at: "
            + "java.lang.IllegalStateException: not to be read.");
  }

  @Test
  void mapThatHoldsItselfIsRefused() {
    Map<String, Object> map = new HashMap<>(Map.of("user", 1));
    map.put("self", map);

    assertRefused(maps(), map, "or holds itself");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void keyThatIsNoTextIsRefused() {
    Map map = new HashMap<>(Map.of("user", 1));
    map.put(5, 1);

    assertRefused(maps(), map, "The map has the key 5 of java.lang.Integer. Name each value by a");
  }

  @Test
  @SuppressWarnings("NullAway") // a caller may not check
  void nullInsteadOfACollectionIsRefused() {
    DynaStore<Chain> store = store(Chain.class);

    assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> store.createAll(null));
    assertThatExceptionOfType(InvalidIdException.class).isThrownBy(() -> store.parseAll(null));
    assertThat(store.createAll(List.of())).isEmpty();
  }
}
