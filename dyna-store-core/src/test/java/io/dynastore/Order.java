package io.dynastore;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects that can change at any time, as those of many applications. */
public class Order {

  private volatile long user;
  private volatile String country;
  private volatile boolean express;

  public Order() {
    this(0, "", false);
  }

  Order(long user, String country, boolean express) {
    this.user = user;
    this.country = country;
    this.express = express;
  }

  @HighCardinality
  public long getUser() {
    return user;
  }

  public void setUser(long user) {
    this.user = user;
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public boolean isExpress() {
    return express;
  }

  public void setExpress(boolean express) {
    this.express = express;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Order that
        && getUser() == that.getUser()
        && getCountry().equals(that.getCountry())
        && isExpress() == that.isExpress();
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, country, express);
  }
}
