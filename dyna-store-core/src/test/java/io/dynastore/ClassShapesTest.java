package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beans and classes with a constructor; they are compared field by field. */
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

  static class Audited {
    @HighCardinality(truncatedTo = ChronoUnit.MILLIS)
    private @Nullable Instant time;

    private @Nullable String origin;

    public @Nullable Instant getTime() {
      return time;
    }

    public void setTime(@Nullable Instant time) {
      this.time = time;
    }

    public @Nullable String getOrigin() {
      return origin;
    }

    public void setOrigin(@Nullable String origin) {
      this.origin = origin;
    }
  }

  static class Click extends Audited {
    private long userId;
    private boolean promoted;
    private @Nullable Device device;
    private List<String> tags = new ArrayList<>();

    @HighCardinality
    public long getUserId() {
      return userId;
    }

    public void setUserId(long userId) {
      this.userId = userId;
    }

    public boolean isPromoted() {
      return promoted;
    }

    public void setPromoted(boolean promoted) {
      this.promoted = promoted;
    }

    public @Nullable Device getDevice() {
      return device;
    }

    public void setDevice(@Nullable Device device) {
      this.device = device;
    }

    public List<String> getTags() {
      return tags;
    }

    public void setTags(List<String> tags) {
      this.tags = tags;
    }

    public String getSummary() {
      return userId + "/" + promoted;
    }
  }

  static class Device {
    @HighCardinality public int serial;
    public @Nullable String model;
  }

  private static Click click() {
    Click click = new Click();
    click.setTime(Instant.parse("2026-11-22T10:20:30.123Z"));
    click.setOrigin("web");
    click.setUserId(77);
    click.setPromoted(true);
    Device device = new Device();
    device.serial = -5;
    device.model = "m";
    click.setDevice(device);
    click.setTags(List.of("a", "b"));
    return click;
  }

  @Test
  void beansComeBackWithInheritedAndNestedFields() {
    DynaStore<Click> store = builder(Click.class).build();

    assertComesBack(store, click());
    assertComesBack(store, new Click());
  }

  @Test
  void marksCountOnFieldsAndOnGetters() {
    assertThatThrownBy(() -> builder(Click.class).format(IdFormat.CLASSIC).build())
        .as("the nested field is found")
        .hasMessageContaining("device.serial");
    String first = builder(Click.class).build().create(click());
    Click other = click();
    other.setUserId(78);
    other.setTime(Instant.EPOCH);
    Objects.requireNonNull(other.getDevice()).serial = 0;

    String second = builder(Click.class).build().create(other);

    assertThat(second).as("of the same template").startsWith(first.substring(0, 2));
  }

  @Test
  void aComputedPropertyIsNoField() {
    builder(Click.class).build().create(click());

    assertThatThrownBy(() -> builder(Click.class).highCardinality("summary").build())
        .isInstanceOf(StoreDefinitionException.class)
        .hasMessageContaining("There is no such field.");
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

  @Test
  void anObjectOfASubclassIsTakenAsItsSuperclass() {
    DynaStore<Audited> store = builder(Audited.class).build();
    Audited parsed = store.parse(store.create(click()));

    assertThat(parsed.getClass()).isEqualTo(Audited.class);
    assertThat(parsed.getOrigin()).isEqualTo("web");
  }
}
