package io.dynastore;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.internal.fastpath.FastPath;
import io.dynastore.template.InMemoryTemplateRepository;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects of all types are written and read by the fast path as on the general path. */
class FastPathTypesTest {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  record Lows(
      @HighCardinality long number,
      boolean flag,
      byte tiny,
      char letter,
      int count,
      long big,
      float single,
      double real,
      @Nullable Integer boxed,
      @Nullable String text,
      DayOfWeek day,
      @Nullable LocalDate date) {}

  /** A bean, of which a property is set and another is given to the constructor. */
  static final class Bean {

    private final long user;
    private @Nullable String kind;

    Bean(@HighCardinality long user) {
      this.user = user;
    }

    public long getUser() {
      return user;
    }

    public @Nullable String getKind() {
      return kind;
    }

    public void setKind(@Nullable String kind) {
      this.kind = kind;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bean that && user == that.user && Objects.equals(kind, that.kind);
    }

    @Override
    public int hashCode() {
      return Objects.hash(user, kind);
    }
  }

  private <T> DynaStore<T> general(Class<T> type) {
    return DynaStore.builder(type).templates(templates).withoutFastPath().build();
  }

  private <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).templates(templates).build();
  }

  private <T> void sameByBothWays(Class<T> type, List<T> objects) {
    DynaStore<T> general = general(type);
    DynaStore<T> store = store(type);
    FastPath<T> fastPath = FastPathTest.fastPath(type, 100);
    for (int round = 0; round < 2; round++) {
      for (T object : objects) {
        String id = general.create(object);
        assertThat(store.create(object)).isEqualTo(id);
        assertThat(store.parse(id)).isEqualTo(object);
        FastPathTest.learn(fastPath, object, id.substring(0, id.indexOf('-')));
        assertThat(fastPath.create(object)).isEqualTo(id);
      }
    }
  }

  @Test
  void everyTypeIsWrittenAndReadAsOnTheGeneralPath() {
    sameByBothWays(AllTypes.class, LongStream.range(0, 300).mapToObj(AllTypes::typical).toList());
  }

  /** All types that are written in place. */
  record InPlace(
      @HighCardinality long number,
      @HighCardinality boolean flag,
      @HighCardinality byte tiny,
      @HighCardinality char letter,
      @HighCardinality @Nullable Integer boxed,
      @HighCardinality @Nullable Instant time,
      @HighCardinality(truncatedTo = MILLIS) Instant millis,
      @HighCardinality(truncatedTo = DAYS) Instant day,
      @HighCardinality @Nullable LocalDate date,
      @HighCardinality YearMonth month,
      @HighCardinality(truncatedTo = SECONDS) LocalTime clock,
      @HighCardinality LocalDateTime local,
      @HighCardinality(truncatedTo = MICROS) Duration duration,
      @HighCardinality @Nullable UUID visitor,
      String low) {

    static InPlace of(int i, long number, Instant time) {
      LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
      return new InPlace(
          number,
          i % 2 == 0,
          (byte) i,
          (char) i,
          i % 3 == 0 ? null : i,
          i % 5 == 0 ? null : time,
          time.truncatedTo(MILLIS),
          time.truncatedTo(DAYS),
          i % 7 == 0 ? null : local.toLocalDate(),
          YearMonth.from(local),
          local.toLocalTime().truncatedTo(SECONDS),
          local,
          Duration.ofNanos(number).truncatedTo(MICROS),
          i % 11 == 0 ? null : new UUID(number, ~number),
          "low" + i % 2);
    }
  }

  @Test
  void numbersAndTimesOfAllSizesAreWrittenAndReadAsOnTheGeneralPath() {
    List<InPlace> all = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      for (long number : new long[] {1L << i, -1L << i, (1L << i) - 1}) {
        all.add(InPlace.of(i, number, Instant.ofEpochSecond(number >> 10, number & 0xfffffff)));
        all.add(InPlace.of(i, -number, Instant.ofEpochMilli(1_700_000_000_000L + (number >> 20))));
      }
    }
    sameByBothWays(InPlace.class, all);
  }

  record Wide(
      @HighCardinality long a,
      @HighCardinality long b,
      @HighCardinality long c,
      @HighCardinality long d,
      @HighCardinality long e,
      @HighCardinality long f,
      @HighCardinality long g,
      @HighCardinality long h,
      @HighCardinality long i,
      @HighCardinality long j,
      @HighCardinality long k,
      @HighCardinality long l,
      @HighCardinality long m,
      @HighCardinality long n,
      @HighCardinality long o,
      @HighCardinality long p,
      @HighCardinality long q) {

    static Wide of(long v) {
      return new Wide(v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v + 1);
    }
  }

  @Test
  void aTypeOfManyFieldsIsWrittenAndReadAsOnTheGeneralPath() {
    sameByBothWays(Wide.class, List.of(Wide.of(0), Wide.of(-1), Wide.of(Long.MAX_VALUE - 1)));
  }

  @Test
  void lowCardinalityValuesOfEveryTypeAreToldApart() {
    Lows lows =
        new Lows(1, true, (byte) 1, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, LocalDate.EPOCH);
    sameByBothWays(
        Lows.class,
        List.of(
            lows,
            new Lows(2, false, (byte) 1, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 2, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'b', 1, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 2, 1, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1L << 40, 1, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, -0f, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 0f, 1, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, -0.0, 1, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, null, "a", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, 1, null, DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, 1, "", DayOfWeek.MONDAY, null),
            new Lows(2, true, (byte) 1, 'a', 1, 1, 1, 1, 1, "a", DayOfWeek.SUNDAY, null)));
  }

  @Test
  void beansAreMadeByConstructorAndSetters() {
    Bean bean = new Bean(7);
    bean.setKind("click");
    sameByBothWays(Bean.class, List.of(bean, new Bean(8)));
  }

  record Inner(@HighCardinality int page, String site) {}

  record Outer(@HighCardinality long number, @Nullable Inner inner, List<String> tags) {}

  @Test
  void nestedRecordsAndListsAreWrittenAndReadAsOnTheGeneralPath() {
    sameByBothWays(
        Outer.class,
        IntStream.range(0, 20)
            .mapToObj(i -> new Outer(i, new Inner(i, "site" + i % 2), List.of("tag" + i % 2)))
            .toList());
  }

  @Test
  void whereANestedRecordIsNullTheGeneralPathIsTaken() {
    DynaStore<Outer> general = general(Outer.class);
    DynaStore<Outer> store = store(Outer.class);
    for (int i = 0; i < 20; i++) {
      Inner inner = i % 3 == 0 ? null : new Inner(i, "site" + i % 2);
      Outer outer = new Outer(i, inner, List.of("tag" + i % 2));
      String id = general.create(outer);
      assertThat(store.create(outer)).isEqualTo(id);
      assertThat(store.parse(id)).isEqualTo(outer);
      assertThat(store.parse(id)).isEqualTo(outer);
    }
  }
}
