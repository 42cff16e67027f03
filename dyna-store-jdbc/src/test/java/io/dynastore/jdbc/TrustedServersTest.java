package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrustedServersTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final TrustedServers servers = new TrustedServers(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void trustsNoneThatItWasNotTold() {
    assertThat(servers.isTrusted("a")).isFalse();
    servers.trust("a");
    assertThat(servers.isTrusted("a")).isTrue();
    assertThat(servers.isTrusted("b")).isFalse();
  }

  @Test
  void trustsTheOneThatAnsweredLastHoweverLongAgo() {
    servers.trust("a");
    pass(Duration.ofDays(3));
    assertThat(servers.isTrusted("a")).isTrue();
  }

  @Test
  void trustsServersThatAnswerByTurns() {
    servers.trust("a");
    servers.trust("b");
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofMinutes(4));
      assertThat(servers.isTrusted("a")).isTrue();
      pass(Duration.ofMinutes(4));
      assertThat(servers.isTrusted("b")).isTrue();
    }
  }

  @Test
  void trustsNoneThatComesBackAfterAnotherHasTakenOverForLong() {
    servers.trust("a");
    servers.trust("b");
    pass(Duration.ofMinutes(11));
    assertThat(servers.isTrusted("a")).isFalse();
    assertThat(servers.isTrusted("b")).isTrue();
  }

  @Test
  void tellsANewOneBesideOthersFromTheFirst() {
    assertThat(servers.trust("a")).isFalse();
    assertThat(servers.trust("a")).isFalse();
    assertThat(servers.trust("b")).isTrue();
    assertThat(servers.trust("a")).isFalse();
  }

  @Test
  void forgetsThoseOfLongAgo() {
    for (int i = 0; i < 1_000; i++) {
      servers.trust("server " + i);
    }
    assertThat(servers.isTrusted("server 999")).isTrue();
    assertThat(servers.isTrusted("server 900")).isFalse();
  }
}
