package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Zoned times that are cut around every change of offset that the JDK knows of: forward, back, of
 * seconds and of a whole day.
 */
class ZonedTruncationTest {

  /** Rules that repeat each year do so until then. */
  private static final int LAST_YEAR = 2040;

  /** Seconds from a change of offset: of zones that share their rules, one is looked at closely. */
  private static final long[] CLOSE = {
    -86_400, -3_601, -3_600, -1_800, -61, -60, -1, 0, 1, 2, 8, 29, 59, 60, 61, 599, 899, 900, 1_799,
    1_800, 2_699, 2_700, 3_599, 3_600, 7_199, 7_200, 43_200, 86_399, 86_400
  };

  private static final long[] BRIEF = {-1, 0, 1, 899};

  /** Made once for all units. */
  private static final Map<ZoneId, List<ZonedDateTime>> TIMES = new HashMap<>();

  private static long transitions;

  @BeforeAll
  static void makeTimes() {
    Set<ZoneRules> seen = new HashSet<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(id);
      TIMES.put(zone, times(zone, seen.add(zone.getRules())));
    }
    assertThat(seen).hasSizeGreaterThan(300);
    assertThat(transitions).isGreaterThan(30_000);
  }

  @AfterAll
  static void dropTimes() {
    TIMES.clear();
  }

  private static List<ZonedDateTime> times(ZoneId zone, boolean isClose) {
    List<ZonedDateTime> times = new ArrayList<>();
    for (Instant transition : transitions(zone.getRules())) {
      transitions++;
      for (long seconds : isClose ? CLOSE : BRIEF) {
        Instant time = transition.plusSeconds(seconds);
        times.add(time.atZone(zone));
        if (seconds % 2 != 0) {
          times.add(time.plusNanos(999_999_999).atZone(zone));
        }
      }
    }
    return times;
  }

  private static Set<Instant> transitions(ZoneRules rules) {
    Set<Instant> transitions = new HashSet<>();
    rules.getTransitions().forEach(transition -> transitions.add(transition.getInstant()));
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      for (int year = 2000; year <= LAST_YEAR; year++) {
        transitions.add(rule.createTransition(year).getInstant());
      }
    }
    return transitions;
  }

  /** Shows times around every change of offset of every zone. */
  private static void forEachTime(Consumer<ZonedDateTime> check) {
    TIMES.values().forEach(times -> times.forEach(check));
  }

  private static final DigitWriter OUT = new DigitWriter();

  private static String encode(ZonedDateTimeCodec codec, ZonedDateTime value) {
    OUT.clear();
    codec.encode(value, OUT);
    return OUT.toString();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NANOS", "MICROS", "MILLIS", "SECONDS", "MINUTES", "HOURS", "HALF_DAYS", "DAYS"})
  void whatIsWrittenAroundAChangeOfOffsetIsReadAndIsNeverLater(ChronoUnit unit) {
    ZonedDateTimeCodec codec = new ZonedDateTimeCodec(unit);

    forEachTime(
        value -> {
          String text = encode(codec, value);
          ZonedDateTime read = codec.decode(new DigitReader(text, 0));
          if (read.isAfter(value)
              || !encode(codec, read).equals(text)
              || read.isBefore(value.minus(unit.getDuration()).minusDays(1))) {
            throw new AssertionError(value + " in " + unit + " is read as " + read);
          }
        });
  }

  /**
   * What ids were made of until 0.1.0: Java's own truncation, which was also asked for at reading.
   */
  private static ZonedDateTime formerly(ZonedDateTime value, ChronoUnit unit) {
    return value.truncatedTo(unit);
  }

  private static boolean wasReadable(ZonedDateTime cut, ChronoUnit unit) {
    return formerly(cut, unit).equals(cut);
  }

  @ParameterizedTest
  @EnumSource(names = {"SECONDS", "MINUTES", "HOURS", "HALF_DAYS", "DAYS"})
  void onlyTextsChangedThatCouldNotBeReadOrWereLaterThanTheValue(ChronoUnit unit) {
    ZonedDateTimeCodec codec = new ZonedDateTimeCodec(unit);
    InstantCodec instants = OffsetDateTimeCodec.instantCodec(unit);
    StringCodec zones = new StringCodec();
    long[] counts = {0, 0, 0};

    forEachTime(
        value -> {
          ZonedDateTime before = formerly(value, unit);
          OUT.clear();
          instants.encode(before.toInstant(), OUT);
          zones.encode(value.getZone().getId(), OUT);
          String text = OUT.toString();
          boolean wasReadable = wasReadable(before, unit);
          counts[0] += wasReadable ? 0 : 1;
          counts[1] += before.isAfter(value) ? 1 : 0;
          if (wasReadable) {
            // Whatever an id meant, it means today.
            assertRead(codec, text, before);
          }
          if (!encode(codec, value).equals(text)) {
            counts[2]++;
            if (!before.isAfter(value)) {
              throw new AssertionError(value + " in " + unit + " had the text " + text);
            }
          }
        });

    // Those that could not be read are all among those that were later.
    assertThat(counts[2]).isEqualTo(counts[1]).isGreaterThanOrEqualTo(counts[0]);
    assertThat(counts[1] > 0).isEqualTo(unit.compareTo(ChronoUnit.SECONDS) > 0);
  }

  private static void assertRead(ZonedDateTimeCodec codec, String text, ZonedDateTime value) {
    ZonedDateTime read = codec.decode(new DigitReader(text, 0));
    if (!read.equals(value)) {
      throw new AssertionError(text + " was " + value + " and is " + read);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1916-07-28T00:26:09+02:00[Europe/Athens],  MINUTES, 1916-07-28T00:26:08+02:00[Europe/Athens]",
    "1916-07-28T00:27:00+02:00[Europe/Athens],  MINUTES, 1916-07-28T00:27+02:00[Europe/Athens]",
    "2039-09-25T03:59:59+13:45[Pacific/Chatham], HOURS,  2039-09-25T03:45+13:45[Pacific/Chatham]",
    "2039-09-25T02:44:59+12:45[Pacific/Chatham], HOURS,  2039-09-25T02:00+12:45[Pacific/Chatham]",
    "2024-03-31T03:59:59+02:00[Europe/Berlin],   HOURS,  2024-03-31T03:00+02:00[Europe/Berlin]",
    "2024-10-27T02:59:59+02:00[Europe/Berlin],   HOURS,  2024-10-27T02:00+02:00[Europe/Berlin]",
    "2024-10-27T02:59:59+01:00[Europe/Berlin],   HOURS,  2024-10-27T02:00+01:00[Europe/Berlin]",
    "2018-11-04T12:00-02:00[America/Sao_Paulo],  DAYS,   2018-11-04T01:00-02:00[America/Sao_Paulo]",
    "2011-12-31T12:00+14:00[Pacific/Apia],       DAYS,   2011-12-31T00:00+14:00[Pacific/Apia]",
    "2024-04-07T01:45+10:30[Australia/Lord_Howe],HOURS,  2024-04-07T01:00+11:00[Australia/Lord_Howe]"
  })
  void aTimeIsCutToTheFirstMomentOfItsUnit(
      ZonedDateTime value, ChronoUnit unit, ZonedDateTime cut) {
    ZonedDateTimeCodec codec = new ZonedDateTimeCodec(unit);

    assertThat(codec.decode(new DigitReader(encode(codec, value), 0))).isEqualTo(cut);
  }

  @Test
  void timesAtTheEndsOfTheCalendarAreRead() {
    for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.NANOS, ChronoUnit.DAYS}) {
      ZonedDateTimeCodec codec = new ZonedDateTimeCodec(unit);
      for (String zone : List.of("+18:00", "-18:00", "Europe/Athens", "America/St_Johns")) {
        for (LocalDateTime local : List.of(LocalDateTime.MIN, LocalDateTime.MAX)) {
          ZonedDateTime value = local.atZone(ZoneId.of(zone));
          assertRead(codec, encode(codec, value), formerly(value, unit));
        }
      }
    }
  }
}
