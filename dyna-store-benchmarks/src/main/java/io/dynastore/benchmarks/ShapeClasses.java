package io.dynastore.benchmarks;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.dynastore.HighCardinality;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The records of {@link Shape}, each made of a recommendation. */
final class ShapeClasses {

  private static final int MARKETS = 4;

  private ShapeClasses() {}

  record Text(@HighCardinality String name, String algorithm, boolean promoted) {}

  record Decimal(@HighCardinality BigDecimal price, String algorithm, boolean promoted) {}

  record Constant(@HighCardinality DayOfWeek day, String algorithm, boolean promoted) {}

  record Objects6(
      @HighCardinality String name,
      @HighCardinality UUID session,
      @HighCardinality Optional<Integer> rank,
      @HighCardinality DayOfWeek day,
      @HighCardinality BigDecimal price,
      @HighCardinality OffsetDateTime time,
      String algorithm,
      boolean promoted) {}

  record View(
      @HighCardinality long userId,
      @HighCardinality(truncatedTo = MILLIS) Instant timestamp,
      String algorithm) {}

  record NestedHigh(View view, boolean promoted) {}

  record Model(String algorithm, int version) {}

  record NestedLow(
      @HighCardinality long userId,
      @HighCardinality(truncatedTo = MILLIS) Instant timestamp,
      Model model,
      boolean promoted) {}

  record ListLow(
      @HighCardinality long userId,
      @HighCardinality(truncatedTo = MILLIS) Instant timestamp,
      List<String> tags,
      boolean promoted) {}

  record MapLow(
      @HighCardinality long userId,
      @HighCardinality(truncatedTo = MILLIS) Instant timestamp,
      Map<String, String> labels,
      boolean promoted) {}

  record Sixteen(
      @HighCardinality long userId,
      @HighCardinality long sessionId,
      @HighCardinality int position,
      @HighCardinality int page,
      @HighCardinality double score,
      @HighCardinality double price,
      @HighCardinality(truncatedTo = MILLIS) Instant shown,
      @HighCardinality(truncatedTo = MILLIS) Instant clicked,
      @HighCardinality LocalDate day,
      @HighCardinality UUID request,
      String algorithm,
      String market,
      boolean promoted,
      boolean mobile,
      int version,
      DayOfWeek weekday) {}

  private static int id(Recommendation from) {
    return (int) from.userId();
  }

  private static int market(Recommendation from) {
    return id(from) % MARKETS;
  }

  private static UUID uuid(Recommendation from) {
    return new UUID(
        from.userId() * 0x9e3779b97f4a7c15L, from.timestamp().toEpochMilli() * 0xc2b2ae3d27d4eb4fL);
  }

  static Text text(Recommendation from) {
    return new Text("user" + from.userId(), from.algorithm(), from.promoted());
  }

  private static BigDecimal price(Recommendation from) {
    return BigDecimal.valueOf(from.userId() % 1_000_000, 2);
  }

  static Decimal decimal(Recommendation from) {
    return new Decimal(price(from), from.algorithm(), from.promoted());
  }

  private static DayOfWeek day(Recommendation from) {
    return DayOfWeek.of(1 + id(from) % 7);
  }

  static Constant constant(Recommendation from) {
    return new Constant(day(from), from.algorithm(), from.promoted());
  }

  static Objects6 objects(Recommendation from) {
    return new Objects6(
        "user" + from.userId(),
        uuid(from),
        id(from) % 3 == 0 ? Optional.empty() : Optional.of(id(from) % 100),
        day(from),
        price(from),
        from.timestamp().atOffset(ZoneOffset.ofHours(market(from))),
        from.algorithm(),
        from.promoted());
  }

  static NestedHigh nestedHigh(Recommendation from) {
    return new NestedHigh(
        new View(from.userId(), from.timestamp(), from.algorithm()), from.promoted());
  }

  static NestedLow nestedLow(Recommendation from) {
    return new NestedLow(
        from.userId(),
        from.timestamp(),
        new Model(from.algorithm(), market(from)),
        from.promoted());
  }

  static ListLow listLow(Recommendation from) {
    List<String> tags = List.of(from.algorithm(), "market" + market(from), "web");
    return new ListLow(from.userId(), from.timestamp(), tags, from.promoted());
  }

  static MapLow mapLow(Recommendation from) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("algorithm", from.algorithm());
    labels.put("market", "market" + market(from));
    return new MapLow(from.userId(), from.timestamp(), labels, from.promoted());
  }

  static Sixteen sixteen(Recommendation from) {
    return new Sixteen(
        from.userId(),
        from.userId() * 1_000_003,
        id(from) % 50,
        id(from) % 9,
        from.userId() / 7.0,
        from.userId() / 100.0,
        from.timestamp(),
        from.timestamp().plusMillis(id(from) % 100_000),
        LocalDate.ofInstant(from.timestamp(), ZoneOffset.UTC),
        uuid(from),
        from.algorithm(),
        "market",
        from.promoted(),
        market(from) % 2 == 0,
        1,
        DayOfWeek.MONDAY);
  }

  static Map<String, Object> mapOfMap(Recommendation from) {
    Map<String, Object> map = Stores.map(from);
    map.put("model", Map.of("name", from.algorithm(), "version", market(from)));
    return map;
  }
}
