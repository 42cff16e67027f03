package io.dynastore.shapes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynastore.HighCardinality;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonPOJOBuilder;

/** The classes of {@link CreatorShapes}. */
@SuppressWarnings("unused")
final class CreatorClasses {

  private CreatorClasses() {}

  static final class Creator {
    private final long id;
    private final String text;

    private Creator(long id, String text) {
      this.id = id;
      this.text = text;
    }

    @JsonCreator
    static Creator of(@JsonProperty("id") long id, @JsonProperty("text") String text) {
      return new Creator(id, text);
    }

    @HighCardinality
    public long getId() {
      return id;
    }

    public String getText() {
      return text;
    }
  }

  static final class PrivateCreator {
    @HighCardinality private final long id;

    @JsonCreator
    private PrivateCreator(@JsonProperty("id") long id) {
      this.id = id;
    }

    static PrivateCreator create(long id) {
      return new PrivateCreator(id);
    }

    public long getId() {
      return id;
    }
  }

  static final class PlainFactory {
    @HighCardinality private final long id;
    private final String text;

    private PlainFactory(long id, String text) {
      this.id = id;
      this.text = text;
    }

    static PlainFactory of(long id, String text) {
      return new PlainFactory(id, text);
    }

    public long getId() {
      return id;
    }

    public String getText() {
      return text;
    }
  }

  static final class Foreign {
    @HighCardinality private final long id;

    private Foreign(long id) {
      this.id = id;
    }

    static Foreign of(long id) {
      return new Foreign(id);
    }

    public long getId() {
      return id;
    }
  }

  /** What an application can tell its own mapper. */
  abstract static class MixIn {
    @JsonCreator
    static Foreign of(@JsonProperty("id") long id) {
      return Foreign.of(id);
    }
  }

  static final class TwoConstructors {
    @HighCardinality private final long id;
    private final String text;

    public TwoConstructors(long id) {
      this(id, "default");
    }

    public TwoConstructors(long id, String text) {
      this.id = id;
      this.text = text;
    }

    public long getId() {
      return id;
    }

    public String getText() {
      return text;
    }
  }

  /** As Kotlin compiles a data class whose properties all have defaults. */
  static final class NoArgumentsToo {
    @HighCardinality private final long id;
    private final String text;

    public NoArgumentsToo() {
      this(0, "default");
    }

    public NoArgumentsToo(long id, String text) {
      this.id = id;
      this.text = text;
    }

    public long getId() {
      return id;
    }

    public String getText() {
      return text;
    }
  }

  @JsonDeserialize(builder = Built.Builder.class)
  static final class Built {
    @HighCardinality private final long id;
    private final @Nullable String text;

    private Built(Builder builder) {
      this.id = builder.id;
      this.text = builder.text;
    }

    public long getId() {
      return id;
    }

    public @Nullable String getText() {
      return text;
    }

    @JsonPOJOBuilder(withPrefix = "", buildMethodName = "make")
    static final class Builder {
      private long id;
      private @Nullable String text;

      Builder id(long id) {
        this.id = id;
        return this;
      }

      Builder text(@Nullable String text) {
        this.text = text;
        return this;
      }

      Built make() {
        return new Built(this);
      }
    }
  }

  @JsonDeserialize(builder = Forgetful.Builder.class)
  static final class Forgetful {
    @HighCardinality private final long id;
    private final @Nullable String text;

    Forgetful(long id, @Nullable String text) {
      this.id = id;
      this.text = text;
    }

    public long getId() {
      return id;
    }

    public @Nullable String getText() {
      return text;
    }

    static final class Builder {
      private long id;

      public Builder withId(long id) {
        this.id = id;
        return this;
      }

      public Forgetful build() {
        return new Forgetful(id, null);
      }
    }
  }

  record Holds(@HighCardinality long id, Value built, ArrayList<Value> list) {}

  @JsonDeserialize(builder = Value.Builder.class)
  static final class Value {
    private final String text;

    private Value(String text) {
      this.text = text;
    }

    public String getText() {
      return text;
    }

    static final class Builder {
      private String text = "";

      public Builder withText(String text) {
        this.text = text;
        return this;
      }

      public Value build() {
        return new Value(text);
      }
    }
  }
}
