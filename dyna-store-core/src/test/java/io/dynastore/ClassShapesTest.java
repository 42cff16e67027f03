package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynastore.template.InMemoryTemplateRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes that are made by a constructor or a static method. */
class ClassShapesTest {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  private <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return DynaStore.builder(type).templates(templates);
  }

  private <T> void assertComesBack(DynaStore<T> store, T object) {
    String id = store.create(object);
    T parsed = store.parse(id);

    assertThat(parsed).isNotSameAs(object).usingRecursiveComparison().isEqualTo(object);
    assertThat(store.create(parsed)).isEqualTo(id);
  }

  /** As Kotlin compiles {@code data class}: one constructor, final fields, getters. */
  public static final class DataClass {
    @HighCardinality private final long userId;
    private final String shop;
    private final @Nullable Boolean isNew;

    public DataClass(long userId, String shop, @Nullable Boolean isNew) {
      this.userId = userId;
      this.shop = shop;
      this.isNew = isNew;
    }

    public long getUserId() {
      return userId;
    }

    public String getShop() {
      return shop;
    }

    public @Nullable Boolean getIsNew() {
      return isNew;
    }
  }

  @Test
  void aClassWithOneConstructorOfAllFieldsIsMadeByIt() {
    DynaStore<DataClass> store = builder(DataClass.class).build();

    assertComesBack(store, new DataClass(4, "s", true));
    assertComesBack(store, new DataClass(0, "", null));
  }

  /** The mark is on the parameter, where Kotlin puts an annotation that says nothing else. */
  public static final class MarkedParameter {
    private final String shop;
    private final long userId;

    public MarkedParameter(String shop, @HighCardinality long userId) {
      this.shop = shop;
      this.userId = userId;
    }

    public String getShop() {
      return shop;
    }

    public long getUserId() {
      return userId;
    }
  }

  @Test
  void marksCountOnConstructorParameters() {
    DynaStore<MarkedParameter> store = builder(MarkedParameter.class).build();

    assertComesBack(store, new MarkedParameter("s", 4));
    assertThat(store.create(new MarkedParameter("s", 5)))
        .startsWith(store.create(new MarkedParameter("s", 4)).substring(0, 2));
  }

  private static final class Hidden {
    @HighCardinality private final long id;
    private final Kind kind;

    @JsonCreator
    private Hidden(@JsonProperty("id") long id, @JsonProperty("kind") Kind kind) {
      this.id = id;
      this.kind = kind;
    }

    @JsonProperty("id")
    private long id() {
      return id;
    }

    @JsonProperty("kind")
    private Kind kind() {
      return kind;
    }

    private enum Kind {
      A,
      B
    }
  }

  @Test
  void privateClassesWorkWhereJacksonIsToldOfTheirMembers() {
    assertComesBack(builder(Hidden.class).build(), new Hidden(3, Hidden.Kind.B));
  }

  /** A constructor for what must be there, setters for the rest. */
  public static final class Mixed {
    private final long id;
    private @Nullable String note;

    @JsonCreator
    public Mixed(@JsonProperty("id") long id) {
      this.id = id;
    }

    @HighCardinality
    public long getId() {
      return id;
    }

    public @Nullable String getNote() {
      return note;
    }

    public void setNote(@Nullable String note) {
      this.note = note;
    }
  }

  @Test
  void constructorAndSettersMayShareTheWork() {
    Mixed mixed = new Mixed(12);
    mixed.setNote("n");

    assertComesBack(builder(Mixed.class).build(), mixed);
  }

  /** Made by a static method, as Jackson allows. */
  public static final class Made {
    private final long id;
    private final String text;

    private Made(long id, String text) {
      this.id = id;
      this.text = text;
    }

    @JsonCreator
    public static Made of(long id, String text) {
      return new Made(id, text);
    }

    @HighCardinality
    public long getId() {
      return id;
    }

    public String getText() {
      return text;
    }
  }

  @Test
  void makesObjectsByTheStaticMethodThatJacksonIsToldOf() {
    DynaStore<Made> store = builder(Made.class).build();

    assertComesBack(store, Made.of(5, "x"));
  }
}
