package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes with setters or fields that can be set. */
class BeanShapesTest {

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

  @Test
  void anObjectOfASubclassIsRefused() {
    DynaStore<Audited> store = builder(Audited.class).build();

    assertThatThrownBy(() -> store.create(click()))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("a subclass of");
  }
}
