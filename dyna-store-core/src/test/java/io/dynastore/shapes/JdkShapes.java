package io.dynastore.shapes;

import static io.dynastore.shapes.ClassShape.equal;
import static io.dynastore.shapes.ClassShape.refused;

import io.dynastore.HighCardinality;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Types of the JDK. */
@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate", "unused", "NullOptional"})
final class JdkShapes {

  private JdkShapes() {}

  record Dates(@HighCardinality Date high, Date low) {}

  record Calendars(@HighCardinality long id, Calendar calendar) {}

  record Timestamps(@HighCardinality long id, Timestamp time) {}

  record DateProperty(@HighCardinality Date date, String text) {}

  record LowDateProperty(@HighCardinality long id, Date date) {}

  record Atomic(@HighCardinality long id, AtomicLong number) {}

  record Bits(@HighCardinality long id, BitSet bits) {}

  record Jdk(
      @HighCardinality URI high,
      Locale locale,
      Currency currency,
      Pattern pattern,
      URL url,
      URI uri,
      Class<?> type,
      TimeZone zone) {}

  record Floats(@HighCardinality double high, double d, float f, Double boxed) {}

  record Decimal(@HighCardinality BigDecimal high, BigDecimal low) {}

  record Builders(@HighCardinality long id, StringBuilder text) {}

  record Numbers(@HighCardinality long id, Number number) {}

  record Comparables(@HighCardinality long id, Comparable<?> value) {}

  record Texts(@HighCardinality long id, CharSequence text) {}

  record Thrown(@HighCardinality long id, Exception cause) {}

  record Action(@HighCardinality long id, Runnable action) {}

  record Flagged(@HighCardinality long id, Pattern pattern) {}

  static Stream<ClassShape<?>> shapes() throws MalformedURLException {
    return Stream.of(
        equal(
            "`java.util.Date`",
            Dates.class,
            new Dates(new Date(1), new Date(2)),
            new Dates(new Date(-1), new Date(2))),
        refused(
            "`Date` that is a `Timestamp`, marked",
            DateProperty.class,
            List.of("date", "Timestamp"),
            new DateProperty(new Date(5), "x"),
            new DateProperty(Timestamp.from(Instant.ofEpochSecond(1, 5)), "x")),
        refused(
            "`Date` that is a `Timestamp`, in the template",
            LowDateProperty.class,
            List.of("date", "Timestamp"),
            new LowDateProperty(1, new Date(5)),
            new LowDateProperty(1, new Timestamp(5))),
        refused(
            "`Calendar`",
            Calendars.class,
            List.of("calendar"),
            new Calendars(1, new GregorianCalendar(TimeZone.getTimeZone("Europe/Athens")))),
        equal(
            "`java.sql.Timestamp` of whole milliseconds",
            Timestamps.class,
            new Timestamps(1, new Timestamp(5))),
        refused(
            "`java.sql.Timestamp` with nanoseconds",
            Timestamps.class,
            List.of("time"),
            new Timestamps(1, Timestamp.from(Instant.ofEpochSecond(1, 5)))),
        equal(
                "`AtomicLong`",
                Atomic.class,
                new Atomic(1, new AtomicLong(5)),
                new Atomic(2, new AtomicLong(5)))
            .byContent(),
        refused(
            "`BitSet`", Bits.class, List.of("bits"), new Bits(1, BitSet.valueOf(new long[] {5}))),
        equal(
                "`Locale`, `Currency`, `Pattern`, `URL`, `URI`, `Class`, `TimeZone`",
                Jdk.class,
                new Jdk(
                    URI.create("a:b"),
                    Locale.CANADA_FRENCH,
                    Currency.getInstance("EUR"),
                    Pattern.compile("a+"),
                    new URL("http://localhost/x"),
                    URI.create("https://example.org/?a=%20"),
                    String.class,
                    TimeZone.getTimeZone("Europe/Athens")))
            .byContent(),
        refused(
                "`Pattern` with flags",
                Flagged.class,
                List.of("pattern"),
                new Flagged(1, Pattern.compile("a", Pattern.CASE_INSENSITIVE)))
            .byContent(),
        equal(
            "NaN, infinities and -0.0",
            Floats.class,
            new Floats(-0.0, Double.NaN, -0.0f, Double.NEGATIVE_INFINITY),
            new Floats(Double.NaN, 0.0, Float.NaN, -0.0)),
        equal(
            "`BigDecimal` with its scale",
            Decimal.class,
            new Decimal(new BigDecimal("1.00"), new BigDecimal("1.50")),
            new Decimal(new BigDecimal("1E+3"), new BigDecimal("1E+3"))),
        equal("`StringBuilder`", Builders.class, new Builders(1, new StringBuilder("x")))
            .byContent(),
        refused(
            "`Number` that JSON reads as another type",
            Numbers.class,
            List.of("number", "Long"),
            new Numbers(1, 1),
            new Numbers(2, 1L)),
        refused(
            "`Number` that is a `Float`",
            Numbers.class,
            List.of("number", "Float"),
            new Numbers(1, 1.5f)),
        refused(
            "`Comparable`, `Serializable` of many types",
            Comparables.class,
            List.of("value"),
            new Comparables(1, "x"),
            new Comparables(1, 5L)),
        equal("`CharSequence` that is a `String`", Texts.class, new Texts(1, "x")),
        refused(
            "Exceptions",
            Thrown.class,
            List.of("cause"),
            new Thrown(1, new IllegalStateException("x"))),
        refused("Functions", Action.class, List.of("action"), new Action(1, () -> {})));
  }
}
