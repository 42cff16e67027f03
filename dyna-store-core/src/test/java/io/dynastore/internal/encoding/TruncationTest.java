package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.codec.FieldCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Times of the whole range of each type, which are not whole in the unit that they are cut to. */
class TruncationTest {

  @Provide
  Arbitrary<ChronoUnit> units() {
    return Arbitraries.of(
        ChronoUnit.NANOS,
        ChronoUnit.MICROS,
        ChronoUnit.MILLIS,
        ChronoUnit.SECONDS,
        ChronoUnit.MINUTES,
        ChronoUnit.HOURS,
        ChronoUnit.HALF_DAYS,
        ChronoUnit.DAYS);
  }

  /** Writes a value and reads it back; what is read must be written in the same way. */
  @SuppressWarnings("unchecked")
  private static <V> V cut(String type, ChronoUnit unit, V value) {
    FieldCodec<V> codec = (FieldCodec<V>) CodecRegistry.standard().codec(new FieldType(type, unit));
    DigitWriter out = new DigitWriter();
    codec.encode(value, out);
    DigitReader in = new DigitReader(out.toString(), 0);
    V cut = codec.decode(in);
    assertThat(in.atEnd()).isTrue();
    DigitWriter again = new DigitWriter();
    codec.encode(cut, again);
    assertThat(again.toString()).isEqualTo(out.toString());
    return cut;
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Values.instants();
  }

  @Property
  void instants(@ForAll("instants") Instant value, @ForAll("units") ChronoUnit unit) {
    Instant cut = cut("instant", unit, value);

    assertThat(Duration.between(cut, value))
        .isBetween(Duration.ZERO, unit.getDuration().minusNanos(1));
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Values.times();
  }

  @Property
  void timesOfDay(@ForAll("times") LocalTime value, @ForAll("units") ChronoUnit unit) {
    assertThat(cut("time", unit, value)).isEqualTo(value.truncatedTo(unit));
  }

  @Provide
  Arbitrary<LocalDateTime> dateTimes() {
    return Values.dateTimes();
  }

  @Property
  void localTimes(@ForAll("dateTimes") LocalDateTime value, @ForAll("units") ChronoUnit unit) {
    assertThat(cut("datetime", unit, value)).isEqualTo(value.truncatedTo(unit));
  }

  @Provide
  Arbitrary<OffsetDateTime> offsetDateTimes() {
    return Values.offsetDateTimes();
  }

  @Property
  void timesWithAnOffset(
      @ForAll("offsetDateTimes") OffsetDateTime value, @ForAll("units") ChronoUnit unit) {
    OffsetDateTime cut = cut("offsetdatetime", unit, value);

    assertThat(cut.toInstant()).isBeforeOrEqualTo(value.toInstant());
    assertThat(cut).isEqualTo(value.truncatedTo(unit));
  }

  @Provide
  Arbitrary<ZonedDateTime> zonedDateTimes() {
    return Values.zonedDateTimes();
  }

  @Property
  void timesInAZone(
      @ForAll("zonedDateTimes") ZonedDateTime value, @ForAll("units") ChronoUnit unit) {
    assertThat(cut("zoneddatetime", unit, value)).isBeforeOrEqualTo(value);
  }

  @Provide
  Arbitrary<Duration> durations() {
    return Values.durations();
  }

  @Property
  void durationsAreCutTowardsZero(
      @ForAll("durations") Duration value, @ForAll("units") ChronoUnit unit) {
    Duration cut = cut("duration", unit, value);

    assertThat(cut).isEqualTo(value.truncatedTo(unit));
    if (value.isNegative()) {
      assertThat(cut).isBetween(value, Duration.ZERO);
    } else {
      assertThat(cut).isBetween(Duration.ZERO, value);
    }
  }
}
