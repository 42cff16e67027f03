package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.FaultyProxy;
import io.dynastore.databases.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applications that start while the database does not answer, or stops answering. */
@Timeout(120)
class StartDuringOutageTest {

  private static final Logger LOG = LoggerFactory.getLogger(StartDuringOutageTest.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** The migration gives up at its first answer that is late, and looks once what is left of it. */
  private static final Duration MOST = TIMEOUT.multipliedBy(5);

  static List<Arguments> outages() {
    List<Named<Supplier<TestDatabase>>> databases =
        List.of(
            Named.of("PostgreSQL", TestDatabase::postgresql),
            Named.of("MariaDB", TestDatabase::mariadb));
    List<Arguments> outages = new ArrayList<>();
    for (Named<Supplier<TestDatabase>> database : databases) {
      for (String from : new String[] {"", "information_schema", "create table", "insert into"}) {
        outages.add(Arguments.of(database, from));
      }
    }
    return outages;
  }

  @ParameterizedTest
  @MethodSource("outages")
  void theStartFailsInTime(Supplier<TestDatabase> server, String silentFrom) {
    TestDatabase direct = server.get();
    try (FaultyProxy proxy = new FaultyProxy(direct)) {
      DataSource proxied = proxy.database(direct).unpooled();
      if (silentFrom.isEmpty()) {
        proxy.silence();
      } else {
        proxy.silenceFrom(silentFrom);
      }
      long start = System.nanoTime();
      TestApplications.withoutDatabase()
          .withUserConfiguration(TestApplications.Shop.class)
          .withBean("application", DataSource.class, () -> proxied)
          .withPropertyValues("dyna-store.jdbc.timeout=" + TIMEOUT)
          .run(
              context -> {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                LOG.info("{}, silent from '{}': {}", direct.url(), silentFrom, took);
                assertThat(context).hasFailed();
                assertThat(took).isLessThan(MOST);
              });
    }
  }
}
