package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynastore.DynaStore;
import io.dynastore.DynaStoreBuilder;
import io.dynastore.HighCardinality;
import io.dynastore.InvalidObjectException;
import io.dynastore.StoreDefinitionException;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

class JacksonModulesTest {

  /** A class of somebody else's, which Jackson knows nothing of. */
  static final class Point {
    private final int x;
    private final int y;

    private Point(int x, int y) {
      this.x = x;
      this.y = y;
    }

    static Point at(int x, int y) {
      return new Point(x, y);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Point point && point.x == x && point.y == y;
    }

    @Override
    public int hashCode() {
      return Objects.hash(x, y);
    }
  }

  record Pin(@HighCardinality long user, Point point, List<Point> more) {}

  static final class PointModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PointModule(boolean exact) {
      super("point");
      addSerializer(
          Point.class,
          new StdSerializer<Point>(Point.class) {
            @Override
            public void serialize(Point value, JsonGenerator out, SerializationContext context) {
              out.writeString(value.x + "/" + (exact ? value.y : 0));
            }
          });
      addDeserializer(
          Point.class,
          new StdDeserializer<Point>(Point.class) {
            @Override
            public Point deserialize(JsonParser in, DeserializationContext context) {
              List<String> parts = List.of(in.getString().split("/"));
              return Point.at(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)));
            }
          });
    }
  }

  /** Its fields can be read, and made by a method that nothing marks. */
  public static final class Foreign {
    private final long id;
    private final String text;

    private Foreign(long id, String text) {
      this.id = id;
      this.text = text;
    }

    public static Foreign of(long id, String text) {
      return new Foreign(id, text);
    }

    public long getId() {
      return id;
    }

    public String getText() {
      return text;
    }
  }

  abstract static class ForeignMixIn {

    @JsonCreator
    static Foreign of(@JsonProperty("key") long id, @JsonProperty("text") String text) {
      return Foreign.of(id, text);
    }

    @JsonProperty("key")
    abstract long getId();
  }

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  private <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return DynaStore.builder(type).templates(templates);
  }

  private static Pin pin(int y) {
    return new Pin(213123, Point.at(1, y), List.of(Point.at(3, 4)));
  }

  private Template template(String id) {
    return templates.find(id.substring(0, id.indexOf('-'))).orElseThrow();
  }

  @Test
  void writeAndReadLowFields() {
    DynaStore<Pin> pins = builder(Pin.class).jacksonModules(new PointModule(true)).build();
    String id = pins.create(pin(2));

    assertThat(pins.parse(id)).isEqualTo(pin(2));
    assertThat(pins.create(pin(2))).isEqualTo(id);
    assertThat(template(id).toString()).contains("\"1/2\"").contains("\"3/4\"");
    assertThat(builder(Pin.class).jacksonModules(new PointModule(true)).build().parse(id))
        .isEqualTo(pin(2));
  }

  @Test
  void aClassThatNoModuleKnowsIsRefused() {
    assertThatThrownBy(() -> builder(Pin.class).build().create(pin(2)))
        .isInstanceOfAny(StoreDefinitionException.class, InvalidObjectException.class)
        .hasMessageContaining("point");
  }

  @Test
  void whatAModuleLosesIsRefused() {
    DynaStore<Pin> pins = builder(Pin.class).jacksonModules(new PointModule(false)).build();

    assertThatThrownBy(() -> pins.create(pin(2)))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("point");
  }

  @Test
  void mixInsAnnotateClassesOfOthers() {
    JacksonModule mixIn =
        new SimpleModule("foreign").setMixInAnnotation(Foreign.class, ForeignMixIn.class);
    DynaStore<Foreign> store =
        builder(Foreign.class).jacksonModules(mixIn).highCardinality("key").build();

    String id = store.create(Foreign.of(5, "text"));

    assertThat(store.parse(id)).usingRecursiveComparison().isEqualTo(Foreign.of(5, "text"));
    assertThat(template(id).toString()).contains("\"key\"");
    assertThatThrownBy(() -> builder(Foreign.class).highCardinality("key").build())
        .isInstanceOf(StoreDefinitionException.class);
  }

  @Test
  void areAddedCallByCallAndTheLaterHasPrecedence() {
    SimpleModule other = new SimpleModule("other");
    DynaStore<Pin> pins =
        builder(Pin.class)
            .jacksonModules(new PointModule(true))
            .jacksonModules(other, new SimpleModule("more"))
            .build();

    assertThat(pins.parse(pins.create(pin(2)))).isEqualTo(pin(2));
  }

  @Test
  void doNotChangeHowMapsAreWritten() {
    SimpleModule upperCase = new SimpleModule("upper");
    upperCase.addSerializer(
        String.class,
        new StdSerializer<String>(String.class) {
          @Override
          public void serialize(String value, JsonGenerator out, SerializationContext context) {
            out.writeString("x" + value);
          }
        });
    DynaStore<Map<String, @Nullable Object>> maps =
        DynaStore.mapBuilder()
            .highCardinality("user")
            .templates(templates)
            .jacksonModules(upperCase)
            .build();
    Map<String, @Nullable Object> map = Map.of("user", 1, "page", "home");

    assertThat(maps.parse(maps.create(map))).isEqualTo(map);
  }

  @Test
  void oneThatFailsIsTold() {
    JacksonModule failing =
        new SimpleModule("failing") {
          private static final long serialVersionUID = 1L;

          @Override
          public void setupModule(SetupContext context) {
            throw new IllegalStateException("no such thing");
          }
        };

    assertThatThrownBy(() -> builder(Pin.class).jacksonModules(failing).build())
        .isInstanceOf(StoreDefinitionException.class)
        .hasMessageContaining("no such thing");
  }
}
