package io.dynastore.benchmarks;

import com.github.f4b6a3.tsid.TsidCreator;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;

/** Ids that carry nothing: they are made, and what they stand for is to be looked up. */
public class EmptyIdsBenchmark {

  /** 64 bits of time, node and counter, as 13 characters. */
  @Benchmark
  public String tsid() {
    return TsidCreator.getTsid().toString();
  }

  /** The same without the text. */
  @Benchmark
  public long tsidNumber() {
    return TsidCreator.getTsid().toLong();
  }

  /** 122 random bits. */
  @Benchmark
  public String uuidRandom() {
    return UUID.randomUUID().toString();
  }

  /** Time, then random bits. */
  @Benchmark
  public String uuidV7() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
