package io.dynastore;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dynastore.internal.fastpath.DecoderIndex;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

/** Objects of any shape have the ids, and are given back, as on the general path. */
class FastPathShapesTest {

  record Deep(@HighCardinality @Nullable Integer depth, String text) {}

  record Inner(
      @HighCardinality long user,
      @HighCardinality(truncatedTo = MILLIS) Instant time,
      Deep deep,
      boolean flag) {}

  record NestedHigh(@Nullable Inner inner, @HighCardinality String name, String low) {}

  record Version(int major, @Nullable String name) {}

  record Model(Version version, String algorithm, double weight) {}

  record NestedLow(@HighCardinality long user, @Nullable Model model) {}

  record Values(
      @HighCardinality Optional<Integer> maybe,
      @HighCardinality DayOfWeek day,
      @HighCardinality @Nullable OffsetDateTime time,
      @HighCardinality float single,
      @HighCardinality @Nullable Double real,
      @HighCardinality BigDecimal price,
      @HighCardinality Optional<DayOfWeek> other) {}

  /** A bean that holds another, and a list. */
  public static class Bean {

    private long user;
    private @Nullable Part part;
    private List<String> tags = new ArrayList<>();

    @HighCardinality
    public long getUser() {
      return user;
    }

    public void setUser(long user) {
      this.user = user;
    }

    public @Nullable Part getPart() {
      return part;
    }

    public void setPart(@Nullable Part part) {
      this.part = part;
    }

    public List<String> getTags() {
      return tags;
    }

    public void setTags(List<String> tags) {
      this.tags = tags;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bean that
          && user == that.user
          && Objects.equals(part, that.part)
          && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(user);
    }
  }

  /** What it holds. */
  public static class Part {

    private String kind = "";

    public String getKind() {
      return kind;
    }

    public void setKind(String kind) {
      this.kind = kind;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Part that && that.getClass() == getClass() && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
      return kind.hashCode();
    }
  }

  /** More than it is declared to be. */
  public static class MorePart extends Part {}

  private final BothPaths paths = new BothPaths();

  private static Inner inner(long user, int low) {
    Deep deep = new Deep(low % 3 == 0 ? null : low, "deep" + low);
    return new Inner(user, Instant.ofEpochMilli(user >> 20), deep, low % 2 == 0);
  }

  @Property(tries = 100)
  void nestedRecords(
      @ForAll long user,
      @ForAll @IntRange(max = 5) int low,
      @ForAll @StringLength(max = 4) String s) {
    paths.areSame(
        new NestedHigh(low == 5 ? null : inner(user, low), "name", "low" + low), NestedHigh.class);
    paths.isTaken(new NestedHigh(inner(user, low), "name", "low" + low), NestedHigh.class);
    Model model = new Model(new Version(low, low == 1 ? null : "v" + low), "als", low / 4.0);
    paths.isTaken(new NestedLow(user, model), NestedLow.class);
    paths.areSame(new NestedLow(user, null), NestedLow.class);
    Model other = new Model(new Version(low, s.replaceAll("\\p{Cs}|\0", "")), "als", -0.0);
    paths.isTaken(new NestedLow(user, other), NestedLow.class);
  }

  @Property(tries = 100)
  void beansThatHoldBeans(@ForAll long user, @ForAll @IntRange(max = 3) int kind) {
    Bean bean = new Bean();
    bean.setUser(user);
    bean.setTags(new ArrayList<>(List.of("tag" + kind)));
    paths.areSame(bean, Bean.class);
    Part part = new Part();
    part.setKind("kind" + kind);
    bean.setPart(part);
    paths.isTaken(bean, Bean.class);
  }

  @Property(tries = 100)
  void convertedValues(
      @ForAll @Nullable Integer maybe, @ForAll float single, @ForAll double real, @ForAll long n) {
    OffsetDateTime time =
        Instant.ofEpochSecond(n >> 30, Math.abs(n % 1_000_000_000))
            .atOffset(ZoneOffset.ofTotalSeconds((int) (n % 64_800)));
    DayOfWeek day = DayOfWeek.of(Math.floorMod(n, 7) + 1);
    paths.isTaken(
        new Values(
            Optional.ofNullable(maybe),
            day,
            n % 5 == 0 ? null : time,
            single,
            n % 7 == 0 ? null : real,
            BigDecimal.valueOf(n, (int) (n % 9)),
            n % 2 == 0 ? Optional.empty() : Optional.of(day)),
        Values.class);
  }

  @Property(tries = 20)
  void anObjectOfASubclassIsRefusedOnBothPaths(@ForAll long user) {
    Bean bean = new Bean();
    bean.setUser(user);
    bean.setPart(new Part());
    paths.areSame(bean, Bean.class);
    bean.setPart(new MorePart());
    for (DynaStore<Bean> store : List.of(paths.general(Bean.class), paths.fast(Bean.class))) {
      assertThatThrownBy(() -> store.create(bean)).isInstanceOf(DynaStoreException.class);
    }
  }

  /** Its JSON is not told by its properties. */
  record Odd(String text) {
    static int written;

    @JsonValue
    String json() {
      return text + (written % 2 == 0 ? "" : "!");
    }
  }

  record HasOdd(@HighCardinality long user, Odd odd) {}

  @Property(tries = 1)
  void aTypeThatWritesItselfIsLeftToTheGeneralPath() {
    assertThat(FastPathTest.fastPath(HasOdd.class, 10)).isInstanceOf(DecoderIndex.class);
  }
}
