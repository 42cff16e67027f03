package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import net.jqwik.api.Group;

/**
 * Times that are cut to a unit keep to the contract of codecs, among those that are whole in it.
 */
@SuppressWarnings("ClassCanBeStatic") // jqwik's groups are inner classes
class TruncatedCodecsTest {

  @SuppressWarnings("unchecked")
  private static <V> FieldCodec<V> codec(String type, ChronoUnit unit) {
    return (FieldCodec<V>) CodecRegistry.standard().codec(new FieldType(type, unit));
  }

  @Group
  class InstantsInMicros extends FieldCodecContract<Instant> {
    InstantsInMicros() {
      super(
          codec("instant", ChronoUnit.MICROS),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.MICROS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class InstantsInMillis extends FieldCodecContract<Instant> {
    InstantsInMillis() {
      super(
          codec("instant", ChronoUnit.MILLIS),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.MILLIS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class InstantsInSeconds extends FieldCodecContract<Instant> {
    InstantsInSeconds() {
      super(
          codec("instant", ChronoUnit.SECONDS),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class InstantsInMinutes extends FieldCodecContract<Instant> {
    InstantsInMinutes() {
      super(
          codec("instant", ChronoUnit.MINUTES),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.MINUTES)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class InstantsInHours extends FieldCodecContract<Instant> {
    InstantsInHours() {
      super(
          codec("instant", ChronoUnit.HOURS),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.HOURS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class InstantsInHalfDays extends FieldCodecContract<Instant> {
    InstantsInHalfDays() {
      super(
          codec("instant", ChronoUnit.HALF_DAYS),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.HALF_DAYS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class InstantsInDays extends FieldCodecContract<Instant> {
    InstantsInDays() {
      super(
          codec("instant", ChronoUnit.DAYS),
          Values.instants().map(time -> time.truncatedTo(ChronoUnit.DAYS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class TimesInMicros extends FieldCodecContract<LocalTime> {
    TimesInMicros() {
      super(
          codec("time", ChronoUnit.MICROS),
          Values.times().map(time -> time.truncatedTo(ChronoUnit.MICROS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class TimesInMillis extends FieldCodecContract<LocalTime> {
    TimesInMillis() {
      super(
          codec("time", ChronoUnit.MILLIS),
          Values.times().map(time -> time.truncatedTo(ChronoUnit.MILLIS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class TimesInSeconds extends FieldCodecContract<LocalTime> {
    TimesInSeconds() {
      super(
          codec("time", ChronoUnit.SECONDS),
          Values.times().map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class TimesInMinutes extends FieldCodecContract<LocalTime> {
    TimesInMinutes() {
      super(
          codec("time", ChronoUnit.MINUTES),
          Values.times().map(time -> time.truncatedTo(ChronoUnit.MINUTES)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class TimesInHours extends FieldCodecContract<LocalTime> {
    TimesInHours() {
      super(
          codec("time", ChronoUnit.HOURS),
          Values.times().map(time -> time.truncatedTo(ChronoUnit.HOURS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class TimesInHalfDays extends FieldCodecContract<LocalTime> {
    TimesInHalfDays() {
      super(
          codec("time", ChronoUnit.HALF_DAYS),
          Values.times().map(time -> time.truncatedTo(ChronoUnit.HALF_DAYS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class DateTimesInMillis extends FieldCodecContract<LocalDateTime> {
    DateTimesInMillis() {
      super(
          codec("datetime", ChronoUnit.MILLIS),
          Values.dateTimes().map(time -> time.truncatedTo(ChronoUnit.MILLIS)),
          Comparator.comparing((LocalDateTime time) -> time.toLocalDate().toEpochDay())
              .thenComparing(LocalDateTime::toLocalTime));
    }
  }

  @Group
  class DateTimesInDays extends FieldCodecContract<LocalDateTime> {
    DateTimesInDays() {
      super(
          codec("datetime", ChronoUnit.DAYS),
          Values.dateTimes().map(time -> time.truncatedTo(ChronoUnit.DAYS)),
          Comparator.comparing((LocalDateTime time) -> time.toLocalDate().toEpochDay())
              .thenComparing(LocalDateTime::toLocalTime));
    }
  }

  @Group
  class OffsetDateTimesInMillis extends FieldCodecContract<OffsetDateTime> {
    OffsetDateTimesInMillis() {
      super(
          codec("offsetdatetime", ChronoUnit.MILLIS),
          Values.offsetDateTimes().map(time -> time.truncatedTo(ChronoUnit.MILLIS)),
          Comparator.comparing(OffsetDateTime::toInstant)
              .thenComparing(time -> time.getOffset().getTotalSeconds()));
    }
  }

  @Group
  class OffsetDateTimesInHours extends FieldCodecContract<OffsetDateTime> {
    OffsetDateTimesInHours() {
      super(
          codec("offsetdatetime", ChronoUnit.HOURS),
          Values.offsetDateTimes().map(time -> time.truncatedTo(ChronoUnit.HOURS)),
          Comparator.comparing(OffsetDateTime::toInstant)
              .thenComparing(time -> time.getOffset().getTotalSeconds()));
    }
  }

  @Group
  class DurationsInMicros extends FieldCodecContract<Duration> {
    DurationsInMicros() {
      super(
          codec("duration", ChronoUnit.MICROS),
          Values.durations().map(time -> time.truncatedTo(ChronoUnit.MICROS)),
          Comparator.naturalOrder());
    }
  }

  @Group
  class DurationsInHours extends FieldCodecContract<Duration> {
    DurationsInHours() {
      super(
          codec("duration", ChronoUnit.HOURS),
          Values.durations().map(time -> time.truncatedTo(ChronoUnit.HOURS)),
          Comparator.naturalOrder());
    }
  }
}
