package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.TemplateNotFoundException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("nodes")
@Timeout(180)
class KillTest {

  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);

  private static final int KILLS = 6;
  private static final int THREADS = 8;
  private static final int IDS_BETWEEN_KILLS = 200;

  private static final Click KNOWN = new Click("s1", "known");

  private final Map<String, Click> created = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger pages = new AtomicInteger();
  private volatile boolean stopped;

  @Test
  void everyIdThatWasHandedOutCanBeReadThoughPostgresqlIsKilledAgainAndAgain(@TempDir Path data)
      throws Exception {
    killAgainAndAgain(KillableServer.postgresql(data.resolve("data")));
  }

  @Test
  void everyIdThatWasHandedOutCanBeReadThoughMariadbIsKilledAgainAndAgain() throws Exception {
    killAgainAndAgain(KillableServer.mariadb());
  }

  private void killAgainAndAgain(KillableServer server) throws Exception {
    // It is running without the settings that matter here.
    server.kill();
    server.start();
    try {
      TestApplications.on(server.database())
          .withUserConfiguration(TestApplications.Shop.class)
          .run(context -> killAgainAndAgain(server, TestApplications.clicks(context)));
    } finally {
      server.kill();
    }
  }

  private void killAgainAndAgain(KillableServer server, DynaStore<Click> store) throws Exception {
    String known = store.create(KNOWN);
    assertThat(store.parse(known)).isEqualTo(KNOWN);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(() -> createUntilStopped(store)));
    }
    long slowest = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      awaitMore(running);
      String unknown = unknownTo(store, server.database(), kill);
      server.kill();
      slowest = Math.max(slowest, assertKnownWorksAndUnknownIsRefused(store, known, unknown));
      server.start();
      assertThat(store.parse(unknown)).isEqualTo(new Click("other", "page" + kill));
      assertThat(store.create(new Click("s", "after kill " + kill))).isNotEmpty();
      assertAllCanBeRead(server.database());
    }
    awaitMore(running);
    stopped = true;
    for (Future<?> thread : running) {
      thread.get();
    }
    threads.shutdown();
    assertAllCanBeRead(server.database());
    LOG.info(
        "{} kills during creates by {} threads: {} ids handed out, all of them read by a new store;"
            + " {} calls told that the repository is unavailable, the slowest that was measured after"
            + " {} ms",
        KILLS,
        THREADS,
        created.size(),
        refused,
        TimeUnit.NANOSECONDS.toMillis(slowest));
  }

  private @Nullable Void createUntilStopped(DynaStore<Click> store) throws InterruptedException {
    while (!stopped) {
      Click click = new Click("s1", "page " + pages.incrementAndGet());
      try {
        created.put(store.create(click), click);
      } catch (TemplateRepositoryUnavailableException e) {
        refused.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    return null;
  }

  private void awaitMore(List<Future<?>> running) throws Exception {
    int enough = created.size() + IDS_BETWEEN_KILLS;
    while (created.size() < enough) {
      for (Future<?> thread : running) {
        if (thread.isDone()) {
          thread.get();
        }
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static String unknownTo(DynaStore<Click> store, TestDatabase database, int kill) {
    String unknown =
        TestApplications.anotherNode(database).create(new Click("other", "page" + kill));
    assertThatThrownBy(() -> store.parse("none" + unknown))
        .isInstanceOf(TemplateNotFoundException.class);
    return unknown;
  }

  private static long assertKnownWorksAndUnknownIsRefused(
      DynaStore<Click> store, String known, String unknown) {
    assertThat(store.create(KNOWN)).isEqualTo(known);
    assertThat(store.parse(known)).isEqualTo(KNOWN);
    long start = System.nanoTime();
    assertThatThrownBy(() -> store.parse(unknown))
        .isInstanceOf(TemplateRepositoryUnavailableException.class)
        .hasMessageContaining("out of reach");
    assertThatThrownBy(() -> store.create(new Click("s", "new")))
        .isInstanceOf(TemplateRepositoryUnavailableException.class);
    return (System.nanoTime() - start) / 2;
  }

  private void assertAllCanBeRead(TestDatabase database) {
    Map<String, Click> handedOut = Map.copyOf(created);
    List<String> ids = List.copyOf(handedOut.keySet());
    assertThat(TestApplications.anotherNode(database).parseAll(ids))
        .isEqualTo(ids.stream().map(handedOut::get).toList());
  }
}
