package io.dynastore.internal.encoding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Instants, cut to a unit. Those of the unit's near range, centuries from its origin on, are
 * counted in units from there; those before and after are seconds since {@link Instant#MIN} and a
 * fraction.
 *
 * <p>Of an instant in nanoseconds the seconds are counted and the fraction follows, which is
 * shorter for whole milliseconds than for whole microseconds, and for these than for the rest.
 *
 * @param precision that of the unit
 * @param originSecond second that the near range begins with, a whole day
 * @param endSecond second after the near range, which ends with a whole second
 * @param near the near range
 */
record InstantCodec(Precision precision, long originSecond, long endSecond, PrefixTable near)
    implements InPlaceCodec<Instant> {

  /** How the near range of a unit is laid out: its origin and the digits after the head. */
  private record Near(long originSecond, int tail) {}

  private static final long YEAR_1900 = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private static final Map<ChronoUnit, Near> NEAR = new EnumMap<>(ChronoUnit.class);

  static {
    NEAR.put(ChronoUnit.NANOS, new Near(YEAR_1900, 5));
    NEAR.put(ChronoUnit.MICROS, new Near(YEAR_1900, 8));
    // 59 heads of 62^6 milliseconds are 106 years: this century, if they start with it.
    NEAR.put(ChronoUnit.MILLIS, new Near(YEAR_2000, 6));
    NEAR.put(ChronoUnit.SECONDS, new Near(YEAR_1900, 5));
    NEAR.put(ChronoUnit.MINUTES, new Near(YEAR_1900, 4));
    NEAR.put(ChronoUnit.HOURS, new Near(YEAR_1900, 3));
    NEAR.put(ChronoUnit.HALF_DAYS, new Near(YEAR_1900, 3));
    NEAR.put(ChronoUnit.DAYS, new Near(YEAR_1900, 2));
  }

  private static final int PAST = 1;
  private static final int FUTURE = 61;
  private static final int NEAR_HEADS = 59;
  private static final int FAR_TAIL = 10;

  static InstantCodec of(ChronoUnit unit) {
    Near layout = NEAR.get(unit);
    if (layout == null) {
      throw new IllegalArgumentException(
          "An instant is cut to one of "
              + NEAR.keySet().stream().map(Enum::name).toList()
              + ", not to "
              + unit.name());
    }
    Precision precision = Precision.of(unit);
    PrefixTable.Builder heads = PrefixTable.builder(PAST + 1, 0).heads(NEAR_HEADS, layout.tail());
    long nearSeconds = precision.seconds(heads.next());
    PrefixTable near = heads.build(precision.count(nearSeconds) - 1);
    long origin = layout.originSecond();
    return new InstantCodec(precision, origin, origin + nearSeconds, near);
  }

  @Override
  public String type() {
    return "instant";
  }

  @Override
  public Class<Instant> javaType() {
    return Instant.class;
  }

  @Override
  public int encode(Instant value, byte[] text, int at) {
    long second = value.getEpochSecond();
    int nano = value.getNano();
    if (second >= originSecond && second < endSecond) {
      // Counting whole units from a whole day on cuts by itself.
      return precision.encode(second - originSecond, nano, near, text, at);
    }
    text[at] = Base62.digit(second < originSecond ? PAST : FUTURE);
    long cut = second - Math.floorMod(second, precision.secondsPerUnit());
    int end = Base62Digits.write(cut - Instant.MIN.getEpochSecond(), FAR_TAIL, text, at + 1);
    return precision.encodeFraction(nano, text, end);
  }

  /** What is read of a value that was written. */
  @Nullable Instant kept(@Nullable Instant value) {
    if (value == null) {
      return null;
    }
    long second = value.getEpochSecond();
    int unit = precision.nanosPerUnit();
    return Instant.ofEpochSecond(
        second - Math.floorMod(second, precision.secondsPerUnit()),
        (long) unit * (value.getNano() / unit));
  }

  @Override
  public Instant decode(String id, int at) {
    return near.startsAt(id, at) ? precision.decode(originSecond, near, id, at) : decodeFar(id, at);
  }

  private Instant decodeFar(String id, int at) {
    DigitReader in = new DigitReader(id, at);
    int head = in.digit();
    if (head != PAST && head != FUTURE) {
      throw in.error(at, "no value starts with this character");
    }
    long second = Instant.MIN.getEpochSecond() + in.number(FAR_TAIL);
    boolean inRange =
        head == PAST
            ? second < originSecond
            : second >= endSecond && second <= Instant.MAX.getEpochSecond();
    if (!inRange || Math.floorMod(second, precision.secondsPerUnit()) != 0) {
      throw in.error(at, "the time is out of range");
    }
    return Instant.ofEpochSecond(second, precision.decodeFraction(id, in.offset()));
  }

  @Override
  public int end(String id, int at) {
    return near.startsAt(id, at)
        ? precision.end(near, id, at)
        : precision.fractionEnd(id, Math.min(at + 1 + FAR_TAIL, id.length()));
  }
}
