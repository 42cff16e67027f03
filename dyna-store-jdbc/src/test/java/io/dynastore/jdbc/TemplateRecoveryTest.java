package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TemplateRecoveryTest {

  private final TemplateMemory memory = new TemplateMemory();
  private final TrustedServers servers = new TrustedServers(System::nanoTime);
  private final AtomicInteger comparisons = new AtomicInteger();
  private final CountDownLatch slow = new CountDownLatch(1);
  private volatile boolean isSlow;
  private volatile boolean anotherServer;
  private volatile @Nullable RuntimeException failure;

  private final TemplateRecovery recovery = recovery(Duration.ofSeconds(50));

  private TemplateRecovery recovery(Duration timeout) {
    return new TemplateRecovery(memory, servers, this::compare, e -> e, () -> {}, timeout);
  }

  private boolean compare() {
    comparisons.incrementAndGet();
    if (isSlow) {
      try {
        slow.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return anotherServer;
  }

  @BeforeEach
  void rememberSomething() {
    memory.remember("a", Template.ofJson("shop", "{}"));
  }

  @Test
  void comparesOnceAfterAnOutageAndThenSaves() {
    assertThat(recovery.save(() -> comparisons.get())).isZero();

    recovery.noticeOutage();
    recovery.noticeOutage();

    assertThat(recovery.save(() -> comparisons.get())).isOne();
    assertThat(recovery.save(() -> comparisons.get())).isOne();
  }

  @Test
  void comparesNothingIfThereIsNothingInMemory() {
    TemplateRecovery empty =
        new TemplateRecovery(
            new TemplateMemory(), servers, this::compare, e -> e, () -> {}, Duration.ofSeconds(50));

    empty.noticeOutage();

    assertThat(empty.save(() -> comparisons.get())).isZero();
  }

  @Test
  void letsManyWaitForOneComparison() throws Exception {
    isSlow = true;
    recovery.noticeOutage();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<Integer>> saves = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      saves.add(threads.submit(() -> recovery.save(() -> comparisons.get())));
    }
    slow.countDown();
    for (Future<Integer> save : saves) {
      assertThat(save.get()).isOne();
    }
    threads.shutdown();
  }

  @Test
  void savesNothingWhileAComparisonFailsOrTakesTooLong() {
    recovery.noticeOutage();
    failure = new TemplateRepositoryUnavailableException("down", null);
    assertThatThrownBy(() -> recovery.save(() -> 1)).isSameAs(failure);
    assertThatThrownBy(() -> recovery.save(() -> 1)).isSameAs(failure);
    failure = null;
    assertThat(recovery.save(() -> comparisons.get())).isEqualTo(3);

    isSlow = true;
    TemplateRecovery impatient = recovery(Duration.ofMillis(20));
    impatient.noticeOutage();
    assertThatThrownBy(() -> impatient.save(() -> 1))
        .isInstanceOf(TemplateRepositoryUnavailableException.class)
        .hasMessageContaining("takes longer than PT0.02S");
    slow.countDown();
  }

  @Test
  void comparesBeforeItSavesOnAServerThatItDoesNotKnow() {
    servers.trust("one");

    int saved =
        recovery.save(
            () -> {
              if (comparisons.get() == 1) {
                servers.trust("two");
              }
              recovery.requireTrusted("two");
              return comparisons.get();
            });

    assertThat(saved).isOne();
    assertThatThrownBy(
            () ->
                recovery.save(
                    () -> {
                      recovery.requireTrusted("server " + comparisons.get());
                      return 1;
                    }))
        .isInstanceOf(TemplateRepositoryUnavailableException.class);
  }

  @Test
  void comparesAgainIfAnOutageIsNoticedWhileItSaves() {
    int saved =
        recovery.save(
            () -> {
              recovery.noticeOutage();
              return comparisons.get();
            });

    assertThat(saved).isZero();
    assertThat(comparisons).hasValue(1);
    assertThat(recovery.isPending()).isFalse();
  }

  @Test
  void asksForLongIdsWhenAnotherServerHasTakenOver() {
    recovery.noticeOutage();
    assertThat(recovery.save(() -> recovery.minIdLength(2))).isEqualTo(2);

    anotherServer = true;
    recovery.noticeOutage();

    assertThat(recovery.save(() -> recovery.minIdLength(2))).isEqualTo(10);
    assertThat(recovery.minIdLength(12)).isEqualTo(12);
  }
}
