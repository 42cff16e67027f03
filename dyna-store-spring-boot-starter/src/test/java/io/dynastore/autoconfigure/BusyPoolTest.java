package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** That threads which hold connections of the pool do not lock each other out. */
@Timeout(120)
@ParameterizedClass
@EnumSource(
    value = DatabaseKind.class,
    names = {"H2", "POSTGRESQL", "MARIADB"})
class BusyPoolTest extends OnDatabases {

  private static final int THREADS = 64;

  private final TestDatabase database = newDatabase();
  private final ApplicationContextRunner shop =
      TestApplications.on(database)
          .withUserConfiguration(TestApplications.Shop.class)
          .withPropertyValues("spring.datasource.hikari.connection-timeout=30000");

  BusyPoolTest(DatabaseKind kind) {
    super(kind);
  }

  /** What each of the threads got, all of which start at once. */
  private static <T> List<T> inThreads(
      ApplicationContext context, BiFunction<DynaStore<Click>, Integer, T> action)
      throws Exception {
    DynaStore<Click> clicks = TestApplications.clicks(context);
    CountDownLatch ready = new CountDownLatch(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        futures.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return action.apply(clicks, thread);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T inTransaction(ApplicationContext context, Supplier<T> action) {
    return Objects.requireNonNull(
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
            .execute(
                status -> {
                  countTemplates(context);
                  return action.get();
                }));
  }

  private static int countTemplates(ApplicationContext context) {
    return Objects.requireNonNull(
        context
            .getBean(JdbcTemplate.class)
            .queryForObject("select count(*) from template", Integer.class));
  }

  private static Click click(int n) {
    return new Click("s" + n, "page" + n);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void threadsInTransactionsCreateNewTemplates(int poolSize) {
    shop.withPropertyValues("spring.datasource.hikari.maximum-pool-size=" + poolSize)
        .run(
            context -> {
              List<String> ids =
                  inThreads(
                      context,
                      (clicks, n) -> inTransaction(context, () -> clicks.create(click(n))));

              assertThat(new HashSet<>(ids)).hasSize(THREADS);
              assertThat(countTemplates(context)).isEqualTo(THREADS);
              // As another node does, which has nothing in memory.
              shop.run(
                  other ->
                      assertThat(TestApplications.clicks(other).parseAll(ids))
                          .isEqualTo(
                              IntStream.range(0, THREADS).mapToObj(BusyPoolTest::click).toList()));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void threadsInAndOutOfTransactionsWaitForTheSameTemplates(int poolSize) {
    shop.withPropertyValues("spring.datasource.hikari.maximum-pool-size=" + poolSize)
        .run(
            context -> {
              List<String> ids =
                  inThreads(
                      context,
                      (clicks, n) ->
                          n % 2 == 0
                              ? clicks.create(click(n % 8 / 2))
                              : inTransaction(context, () -> clicks.create(click(n % 8 / 2))));

              assertThat(new HashSet<>(ids)).hasSize(4);
              assertThat(countTemplates(context)).isEqualTo(4);
              shop.withPropertyValues("spring.datasource.hikari.maximum-pool-size=" + poolSize)
                  .run(
                      other ->
                          assertThat(
                                  inThreads(
                                      other,
                                      (clicks, n) ->
                                          n % 2 == 0
                                              ? clicks.parse(ids.get(n))
                                              : inTransaction(
                                                  other, () -> clicks.parse(ids.get(n)))))
                              .isEqualTo(
                                  IntStream.range(0, THREADS)
                                      .mapToObj(n -> click(n % 8 / 2))
                                      .toList()));
            });
  }

  @Test
  void oneConnectionForAllTemplatesIsEnough() {
    shop.withPropertyValues("dyna-store.jdbc.max-connections=1")
        .run(
            context ->
                assertThat(new HashSet<>(inThreads(context, (s, n) -> s.create(click(n)))))
                    .hasSize(THREADS));
  }
}
