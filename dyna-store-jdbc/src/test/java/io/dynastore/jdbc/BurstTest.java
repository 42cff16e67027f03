package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What new templates cost, beside plain inserts of such rows on a pool. */
@Timeout(120)
class BurstTest {

  private static final Logger LOG = LoggerFactory.getLogger(BurstTest.class);

  private static final int COUNT = 100;
  private static final int ROUNDS = 9;

  record Item(@HighCardinality int number, String content) {}

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("PostgreSQL", TestDatabase::postgresql),
        Named.of("MariaDB", TestDatabase::mariadb));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void newTemplatesCostLittleMoreThanInserts(Supplier<TestDatabase> server) {
    TestDatabase database = server.get();
    TemplateMigration.run(database.unpooled(), "template");
    TestDatabase other = server.get();
    TemplateMigration.run(other.unpooled(), "template");
    String json = database.url().contains("postgresql") ? "cast(? as jsonb)" : "?";
    String insert =
        "insert into template (id, store, content_hash, content) values (?, ?, ?, " + json + ")";
    try (HikariDataSource pool = other.pool(4)) {
      JdbcTemplate jdbc = new JdbcTemplate(pool);
      DynaStore<Item> items =
          DynaStore.builder(Item.class)
              .templates(JdbcTemplateRepository.builder(database.unpooled()).build())
              .build();
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        int from = round * COUNT;
        Duration plain =
            time(
                n -> {
                  Template template =
                      Template.ofJson("item", "{\"content\":\"plain " + (from + n) + "\"}");
                  jdbc.update(
                      insert,
                      template.fingerprint().prefix(10),
                      "item",
                      template.fingerprint().toHex(),
                      template.content());
                });
        Duration own = time(n -> items.create(new Item(n, "content " + (from + n))));
        ratios[round] = (double) own.toNanos() / plain.toNanos();
        LOG.info(
            "{}: {} plain inserts on a pool {} ms, {} new templates {} ms: {} times",
            database.url(),
            COUNT,
            plain.toNanos() / 1e6,
            COUNT,
            own.toNanos() / 1e6,
            ratios[round]);
      }
      Arrays.sort(ratios);
      // On a quiet machine it is 3 to 5; with a connection for each, it was 30 and more.
      assertThat(ratios[ROUNDS / 2]).isLessThan(12);
    }
  }

  private static Duration time(IntConsumer action) {
    long start = System.nanoTime();
    for (int n = 0; n < COUNT; n++) {
      action.accept(n);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
