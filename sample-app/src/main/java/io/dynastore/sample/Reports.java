package io.dynastore.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Makes reports out of ids: the event table knows no user, product, algorithm or placement. */
@Service
class Reports {

  /** Events that a report looks back on; a bigger shop would let its warehouse do this. */
  private static final int LIMIT = 100_000;

  private static final int LATEST = 10;

  private final Events events;
  private final Storefront storefront;
  private final JdbcClient jdbc;

  Reports(Events events, Storefront storefront, JdbcClient jdbc) {
    this.events = events;
    this.storefront = storefront;
    this.jdbc = jdbc;
  }

  Report current() {
    List<Visit> visits = events.latest(LIMIT);
    Map<Group, List<Visit>> groups =
        visits.stream().collect(Collectors.groupingBy(visit -> Group.of(visit.recommendation())));
    List<Report.Result> results =
        groups.entrySet().stream()
            .map(group -> group.getKey().result(group.getValue()))
            .sorted(
                Comparator.comparingLong(Report.Result::clicks)
                    .reversed()
                    .thenComparing(Report.Result::algorithm)
                    .thenComparing(Report.Result::placement))
            .toList();
    List<Visit> latest = visits.stream().limit(LATEST).toList();
    return new Report(results, latest, rows("event"), rows("template"), storefront.idsMade());
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  /** What results are grouped by. */
  private record Group(String algorithm, String placement) {

    static Group of(Recommendation recommendation) {
      return new Group(recommendation.algorithm(), recommendation.placement());
    }

    Report.Result result(List<Visit> visits) {
      return new Report.Result(
          algorithm, placement, count(visits, EventKind.CLICK), count(visits, EventKind.PURCHASE));
    }

    private static long count(List<Visit> visits, EventKind kind) {
      return visits.stream().filter(visit -> visit.event().kind() == kind).count();
    }
  }
}
