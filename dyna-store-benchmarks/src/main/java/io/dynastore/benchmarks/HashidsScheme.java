package io.dynastore.benchmarks;

import java.time.Instant;
import org.hashids.Hashids;

/** Hashids over the number of the template, the user and the milliseconds. */
final class HashidsScheme implements IdScheme {

  private final Hashids hashids = new Hashids("a salt");

  @Override
  public String encode(Recommendation r) {
    return hashids.encode(Workload.template(r), r.userId(), r.timestamp().toEpochMilli());
  }

  @Override
  public Recommendation decode(String id) {
    long[] numbers = hashids.decode(id);
    return Workload.recommendation((int) numbers[0], numbers[1], Instant.ofEpochMilli(numbers[2]));
  }
}
