package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.databases.FaultyProxy;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** That no call outlasts its time-out, and nothing is lost, whatever the network does. */
@Timeout(240)
@ParameterizedClass
@MethodSource("databases")
class OutageTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final TestDatabase direct;
  private final FaultyProxy proxy;
  private final TestDatabase proxied;

  OutageTest(Supplier<TestDatabase> server) {
    direct = server.get();
    proxy = new FaultyProxy(direct);
    proxied = proxy.database(direct);
  }

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("PostgreSQL", TestDatabase::postgresql),
        Named.of("MariaDB", TestDatabase::mariadb));
  }

  @BeforeEach
  void createTable() {
    TemplateMigration.run(direct.unpooled(), "template");
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private static Template template(Object content) {
    return Template.ofJson("shop", "{\"content\":\"" + content + "\"}");
  }

  private static JdbcTemplateRepository repository(DataSource dataSource, Duration timeout) {
    return JdbcTemplateRepository.builder(dataSource).timeout(timeout).build();
  }

  private JdbcTemplateRepository repository() {
    return repository(proxied.unpooled(), TIMEOUT);
  }

  private Set<String> rows() {
    return new HashSet<>(
        new JdbcTemplate(direct.unpooled()).queryForList("select id from template", String.class));
  }

  /** What a call takes that fails, as it has to. */
  private static Duration refused(Runnable call) {
    long start = System.nanoTime();
    assertThatThrownBy(call::run).isInstanceOf(TemplateRepositoryUnavailableException.class);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void awaitBack(JdbcTemplateRepository templates, Duration most)
      throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      try {
        templates.save(template("back " + end));
        return;
      } catch (TemplateRepositoryUnavailableException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noCallOutlastsItsTimeWhileTheDatabaseIsSilent(boolean pooled) throws Exception {
    silence(pooled, TIMEOUT, Duration.ofSeconds(5));
  }

  @Tag("nodes")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noCallOutlastsItsTimeWhileTheDatabaseIsSilentForAMinute(boolean pooled) throws Exception {
    silence(pooled, Duration.ofSeconds(3), Duration.ofSeconds(60));
  }

  private void silence(boolean pooled, Duration timeout, Duration silence) throws Exception {
    HikariDataSource pool = proxied.pool(10);
    // Hikari's own default: longer than any call may take.
    pool.setConnectionTimeout(30_000);
    try {
      JdbcTemplateRepository templates = repository(pooled ? pool : proxied.unpooled(), timeout);
      CallTimes calls = CallTimes.of(64, n -> templates.save(template(n)));
      calls.awaitSuccesses(100);
      proxy.silence();
      TimeUnit.NANOSECONDS.sleep(silence.toNanos());
      proxy.pass();
      awaitBack(templates, timeout.plusSeconds(2));
      calls.awaitSuccesses(100);
      calls.stop();

      calls.log(direct.url() + (pooled ? ", pool" : ", own connections"), timeout, silence);
      assertThat(calls.slowest()).isLessThan(timeout.plusSeconds(1));
      assertThat(calls.medianAfterFirstFailure()).isLessThan(Duration.ofMillis(50));
      assertThat(calls.unexpected()).isEmpty();
      assertThat(rows()).containsAll(calls.ids());
    } finally {
      pool.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "refusing"})
  void worksAgainWhenConnectionsThatWereOpenAreForgotten(String how) throws Exception {
    JdbcTemplateRepository templates = repository();
    String id = templates.save(template(1));
    if (how.equals("silent")) {
      proxy.silence();
      assertThat(refused(() -> templates.find("none"))).isLessThan(TIMEOUT.plusSeconds(1));
      assertThat(refused(() -> templates.find("none"))).isLessThan(TIMEOUT.plusSeconds(1));
      proxy.forget();
    } else {
      proxy.refuse();
      assertThat(refused(() -> templates.find("none"))).isLessThan(TIMEOUT);
    }
    proxy.pass();

    awaitBack(templates, TIMEOUT.plusSeconds(2));

    assertThat(templates.find(id)).contains(template(1));
  }

  @Test
  void whatIsToldOfASaveIsThatItFailedHoweverLongTheDatabaseIsOut() {
    JdbcTemplateRepository templates = repository();
    templates.save(template(1));
    proxy.refuse();

    for (int n = 2; n < 7; n++) {
      Template next = template(n);
      assertThatThrownBy(() -> templates.save(next))
          .isInstanceOf(TemplateRepositoryUnavailableException.class)
          .hasMessageStartingWith("Cannot save template ")
          .hasMessageContaining("the database is out of reach");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"insert into", "select id"})
  void aSaveWhoseAnswerIsLostCanBeRepeated(String from) throws Exception {
    JdbcTemplateRepository templates = repository();
    templates.save(template("first"));
    proxy.silenceFrom(from);

    assertThat(refused(() -> templates.save(template(1)))).isLessThan(TIMEOUT.plusSeconds(1));

    proxy.forget();
    proxy.pass();
    awaitBack(templates, TIMEOUT.plusSeconds(2));
    String id = templates.save(template(1));
    assertThat(repository().find(id)).contains(template(1));
    assertThat(templates.save(template(1))).isEqualTo(id);
    assertThat(rows()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 300, 700, 1_000, 1_500, 2_500, 4_000})
  void noIdIsLostWhenConnectionsAreCutInTheMiddle(int bytes) {
    JdbcTemplateRepository templates = repository();
    for (int n = 0; n < 5; n++) {
      proxy.cutAfter(bytes);
      Optional<String> id;
      try {
        id = Optional.of(templates.save(template(n)));
      } catch (TemplateRepositoryUnavailableException e) {
        id = Optional.empty();
      }
      proxy.pass();
      String again = templates.save(template(n));
      assertThat(id.orElse(again)).isEqualTo(again);
      assertThat(templates.find(again)).contains(template(n));
    }
    assertThat(rows()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectionThatWasKeptAndHasDiedCostsNoError(boolean refusedMeanwhile) {
    JdbcTemplateRepository templates = repository();
    for (int n = 0; n < 5; n++) {
      String id = templates.save(template(n));
      if (refusedMeanwhile) {
        proxy.refuse();
        proxy.pass();
      } else {
        proxy.cut();
      }
      assertThat(templates.save(template("other " + n))).isNotEqualTo(id);
      proxy.cut();
      assertThat(templates.findAll(List.of(id))).containsKey(id);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBurstOfNewTemplatesTakesOneConnection(boolean delayed) {
    JdbcTemplateRepository templates = repository();
    templates.find("none");
    int before = proxy.accepted();
    if (delayed) {
      proxy.delay(Duration.ofMillis(2));
    }
    for (int n = 0; n < 20; n++) {
      templates.save(template(n));
    }
    assertThat(proxy.accepted() - before).isLessThanOrEqualTo(1);
  }
}
