package io.dynastore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A field of every type, in an order that lets a wrong character fall into any of them. */
@SuppressWarnings("JavaUtilDate")
record AllTypes(
    @HighCardinality @Nullable Boolean flag,
    @HighCardinality byte tiny,
    @HighCardinality short small,
    @HighCardinality char letter,
    @HighCardinality @Nullable Integer number,
    @HighCardinality long big,
    @HighCardinality @Nullable BigInteger huge,
    @HighCardinality float single,
    @HighCardinality @Nullable Double real,
    @HighCardinality @Nullable BigDecimal price,
    @HighCardinality @Nullable String text,
    @HighCardinality Optional<String> maybe,
    @HighCardinality @Nullable UUID uuid,
    @HighCardinality @Nullable URI uri,
    @HighCardinality @Nullable DayOfWeek day,
    @HighCardinality @Nullable LocalDate date,
    @HighCardinality @Nullable YearMonth month,
    @HighCardinality @Nullable LocalTime time,
    @HighCardinality @Nullable LocalDateTime local,
    @HighCardinality @Nullable OffsetDateTime offset,
    @HighCardinality @Nullable ZonedDateTime zoned,
    @HighCardinality @Nullable Duration duration,
    @HighCardinality @Nullable Date old,
    @HighCardinality(truncatedTo = ChronoUnit.MILLIS) @Nullable Instant millis,
    @HighCardinality @Nullable Instant instant,
    String low) {

  static AllTypes typical(long seed) {
    Instant now = Instant.ofEpochSecond(1_700_000_000L + seed, seed % 1_000 * 1_000_000);
    return new AllTypes(
        seed % 3 == 0 ? null : seed % 2 == 0,
        (byte) seed,
        (short) seed,
        (char) seed,
        (int) seed,
        seed * 1_000_003,
        BigInteger.valueOf(seed).pow(3),
        seed / 7f,
        seed / 11.0,
        BigDecimal.valueOf(seed, 2),
        "user" + seed,
        seed % 2 == 0 ? Optional.empty() : Optional.of("a b " + seed),
        new UUID(seed * 0x9e3779b97f4a7c15L, seed),
        URI.create("https://shop.example/" + seed),
        DayOfWeek.of((int) (seed % 7) + 1),
        LocalDate.ofEpochDay(20_000 + seed % 10_000),
        YearMonth.of(2026, (int) (seed % 12) + 1),
        LocalTime.ofSecondOfDay(seed % 86_400),
        LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(seed),
        now.atOffset(java.time.ZoneOffset.ofHours((int) (seed % 18))),
        now.atZone(java.time.ZoneId.of("Europe/Paris")),
        Duration.ofMillis(seed),
        new Date(seed),
        now.truncatedTo(ChronoUnit.MILLIS),
        now,
        "low");
  }
}
