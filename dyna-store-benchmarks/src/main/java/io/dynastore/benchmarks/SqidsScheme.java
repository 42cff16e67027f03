package io.dynastore.benchmarks;

import java.time.Instant;
import java.util.List;
import org.sqids.Sqids;

/** Sqids over the number of the template, the user and the milliseconds. */
final class SqidsScheme implements IdScheme {

  private final Sqids sqids = Sqids.builder().build();

  @Override
  public String encode(Recommendation r) {
    return sqids.encode(
        List.of((long) Workload.template(r), r.userId(), r.timestamp().toEpochMilli()));
  }

  @Override
  public Recommendation decode(String id) {
    List<Long> numbers = sqids.decode(id);
    return Workload.recommendation(
        numbers.get(0).intValue(), numbers.get(1), Instant.ofEpochMilli(numbers.get(2)));
  }
}
