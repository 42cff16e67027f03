package io.dynastore.benchmarks;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.dynastore.HighCardinality;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bean that holds a bean. */
public final class NestedBean {

  private long userId;
  private Instant timestamp = Instant.EPOCH;
  private Model model = new Model();

  /** What it holds. */
  public static final class Model {

    private String algorithm = "";
    private boolean promoted;

    public String getAlgorithm() {
      return algorithm;
    }

    public void setAlgorithm(String algorithm) {
      this.algorithm = algorithm;
    }

    public boolean isPromoted() {
      return promoted;
    }

    public void setPromoted(boolean promoted) {
      this.promoted = promoted;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Model that
          && algorithm.equals(that.algorithm)
          && promoted == that.promoted;
    }

    @Override
    public int hashCode() {
      return algorithm.hashCode();
    }
  }

  static NestedBean of(Recommendation from) {
    NestedBean bean = new NestedBean();
    bean.userId = from.userId();
    bean.timestamp = from.timestamp();
    bean.model.algorithm = from.algorithm();
    bean.model.promoted = from.promoted();
    return bean;
  }

  @HighCardinality
  public long getUserId() {
    return userId;
  }

  public void setUserId(long userId) {
    this.userId = userId;
  }

  @HighCardinality(truncatedTo = MILLIS)
  public Instant getTimestamp() {
    return timestamp;
  }

  public void setTimestamp(Instant timestamp) {
    this.timestamp = timestamp;
  }

  public Model getModel() {
    return model;
  }

  public void setModel(Model model) {
    this.model = model;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NestedBean that
        && userId == that.userId
        && timestamp.equals(that.timestamp)
        && model.equals(that.model);
  }

  @Override
  public int hashCode() {
    return Objects.hash(userId, timestamp);
  }
}
