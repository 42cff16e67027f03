package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class BoundedConnectionsTest extends BoundedConnectionsFixture {

  @Test
  void keepsAConnectionForAMomentAndLeavesNoThread() throws Exception {
    BoundedConnections connections = connections(4, LONG, Duration.ofSeconds(2));

    for (int i = 0; i < 100; i++) {
      assertThat(read(connections)).isOne();
    }

    assertThat(database.opened()).hasSizeLessThanOrEqualTo(2);
    await(() -> database.open() == 0);
    await(() -> threads() == 0);
    assertThat(read(connections)).isOne();
  }

  @Test
  void closesAConnectionAtOnceIfItIsNotToBeKept() throws Exception {
    BoundedConnections connections = connections(4, LONG, NONE);

    assertThat(read(connections)).isOne();

    await(() -> database.open() == 0 && threads() == 0);
  }

  @Test
  void doesAllThatBelongsTogetherOnOneConnection() {
    BoundedConnections connections = connections(1, LONG, NONE);

    int sum = connections.call(true, jdbc -> one(jdbc) + read(connections));

    assertThat(sum).isEqualTo(2);
    assertThat(database.opened()).hasSize(1);
  }

  @Test
  void opensNoMoreThanItMayHoweverManyThreadsNeedOne() throws Exception {
    BoundedConnections connections = connections(4, LONG, Duration.ofMillis(5));
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      boolean writing = i % 2 == 0;
      all.add(
          threads.submit(
              () ->
                  connections.call(
                      writing,
                      jdbc -> {
                        most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                        one(jdbc);
                        return inUse.decrementAndGet();
                      })));
    }
    for (Future<?> call : all) {
      call.get();
    }
    threads.shutdown();

    assertThat(most).hasValueLessThanOrEqualTo(4);
    await(() -> database.open() == 0);
  }

  @Test
  void tellsWhoWaitsTooLongForOthers() throws Exception {
    BoundedConnections connections = connections(1, SHORT, NONE);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Future<?> first =
        CompletableFuture.runAsync(
            () -> {
              try {
                connections.call(
                    false,
                    jdbc -> {
                      inside.countDown();
                      try {
                        return leave.await(50, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    });
              } catch (DataAccessException e) {
                // It is late itself.
              }
            });
    inside.await();

    assertThatThrownBy(() -> read(connections)).isInstanceOf(DataAccessException.class);
    leave.countDown();
    first.get();
    await(() -> database.open() == 0);
    assertThat(read(connections)).isOne();
  }

  @Test
  void givesConnectionsBackAsTheyWere() throws Exception {
    AtomicInteger networkTimeout = new AtomicInteger(30_000);
    List<Integer> seen = new ArrayList<>();
    RecordedSettings pool = new RecordedSettings(database, networkTimeout, seen);
    BoundedConnections connections = new BoundedConnections(pool, 1, SHORT, NONE);

    assertThat(read(connections)).isOne();

    await(() -> database.open() == 0);
    assertThat(seen).containsExactly(1_300, 30_000);
    assertThat(pool.autoCommit()).isFalse();
  }

  @Test
  void leavesAShorterNetworkTimeoutAlone() throws Exception {
    List<Integer> seen = new ArrayList<>();
    RecordedSettings pool = new RecordedSettings(database, new AtomicInteger(1_000), seen);

    assertThat(read(new BoundedConnections(pool, 1, SHORT, NONE))).isOne();

    await(() -> database.open() == 0);
    assertThat(seen).isEmpty();
  }

  @Test
  void doesWithoutNetworkTimeouts() {
    database.fail("getNetworkTimeout", SQLFeatureNotSupportedException::new);
    assertThat(read(connections(1, LONG, NONE))).isOne();
    database.fail("getNetworkTimeout", AbstractMethodError::new);
    assertThat(read(connections(1, LONG, NONE))).isOne();
  }

  @Test
  void aThreadThatIsInterruptedGetsItsAnswerAndStaysInterrupted() {
    BoundedConnections connections = connections(1, LONG, NONE);
    Thread.currentThread().interrupt();

    assertThat(read(connections)).isOne();

    assertThat(Thread.interrupted()).isTrue();
  }
}
