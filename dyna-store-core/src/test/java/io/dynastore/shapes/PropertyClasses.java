package io.dynastore.shapes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynastore.HighCardinality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The classes of {@link PropertyShapes}. */
@SuppressWarnings("unused")
final class PropertyClasses {

  private PropertyClasses() {}

  static final class IsField {
    @HighCardinality private final long id;
    private final boolean isPromoted;
    @HighCardinality private final boolean isMember;

    public IsField(long id, boolean isPromoted, boolean isMember) {
      this.id = id;
      this.isPromoted = isPromoted;
      this.isMember = isMember;
    }

    public long getId() {
      return id;
    }

    public boolean isPromoted() {
      return isPromoted;
    }

    public boolean isMember() {
      return isMember;
    }
  }

  static final class Flag {
    private final boolean isOn;

    public Flag(boolean isOn) {
      this.isOn = isOn;
    }

    public boolean isOn() {
      return isOn;
    }
  }

  record HoldsIsField(@HighCardinality long id, ArrayList<Flag> list) {}

  static final class OtherName {
    @HighCardinality private final long id;
    private final String theKind;

    public OtherName(long id, String theKind) {
      this.id = id;
      this.theKind = theKind;
    }

    public long getId() {
      return id;
    }

    public String getKind() {
      return theKind;
    }
  }

  static final class NoGetter {
    @HighCardinality private final long id;
    private final String secret;

    public NoGetter(long id, String secret) {
      this.id = id;
      this.secret = secret;
    }

    public long getId() {
      return id;
    }
  }

  static final class NoSetter {
    @HighCardinality public long id;
    private final List<String> tags = new ArrayList<>();

    public List<String> getTags() {
      return tags;
    }

    static NoSetter of(long id, String... tags) {
      NoSetter object = new NoSetter();
      object.id = id;
      object.tags.addAll(List.of(tags));
      return object;
    }
  }

  static final class HiddenState {
    @HighCardinality public long id;
    public String text = "x";
    private boolean promoted;

    void promote() {
      promoted = true;
    }

    public String label() {
      return promoted ? "promoted" : "plain";
    }

    static HiddenState promoted(long id) {
      HiddenState object = plain(id);
      object.promote();
      return object;
    }

    static HiddenState plain(long id) {
      HiddenState object = new HiddenState();
      object.id = id;
      return object;
    }
  }

  static final class Transient {
    @HighCardinality public long id;
    public String text = "x";
    private transient int cache;

    static Transient of(long id) {
      Transient object = new Transient();
      object.id = id;
      object.cache = (int) id;
      return object;
    }
  }

  record Ignoring(@HighCardinality long id, String kept, @JsonIgnore @Nullable String left) {}

  record ReadOnly(
      @HighCardinality long id, @JsonProperty(access = Access.READ_ONLY) @Nullable String text) {}

  record WriteOnly(
      @HighCardinality long id, @JsonProperty(access = Access.WRITE_ONLY) @Nullable String text) {}

  record Address(String city, int zip) {}

  record Unwrapped(@HighCardinality long id, @JsonUnwrapped Address address) {}

  static final class Computed {
    @HighCardinality public long id;
    public String name = "x";

    public String getLabel() {
      return id + " " + name;
    }
  }

  static final class GetterChanges {
    @HighCardinality private long id;
    private String name = "";

    public long getId() {
      return id;
    }

    public void setId(long id) {
      this.id = id;
    }

    public String getName() {
      return name.toUpperCase(Locale.ROOT);
    }

    public void setName(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof GetterChanges o && o.id == id && o.name.equals(name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, name);
    }

    static GetterChanges of(long id, String name) {
      GetterChanges object = new GetterChanges();
      object.id = id;
      object.name = name;
      return object;
    }
  }

  static final class SetterChanges {
    @HighCardinality private long id;
    public String name = "x";

    public long getId() {
      return id;
    }

    public void setId(long id) {
      this.id = Math.min(id, 100);
    }

    static SetterChanges of(long id) {
      SetterChanges object = new SetterChanges();
      object.id = id;
      return object;
    }
  }

  record Normalised(@HighCardinality String path, List<String> tags) {

    Normalised {
      path = path.strip();
      tags = List.copyOf(tags);
    }
  }

  record NotIdempotent(@HighCardinality String path, String text) {

    NotIdempotent {
      path = path.startsWith("/") ? path.substring(1) : path;
    }
  }

  record Period(
      @HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant from,
      @HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant to,
      String text) {

    Period {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("it ends before it starts");
      }
    }
  }

  record Person(@HighCardinality long id, String first, String last) {

    public String getFullName() {
      return first + " " + last;
    }

    public boolean isAdmin() {
      return id == 0;
    }
  }

  record Name(String first) {

    public String getFullName() {
      return first + " x";
    }
  }

  record People(@HighCardinality long id, List<Name> people) {}
}
