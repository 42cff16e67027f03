package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.databases.FaultyProxy;
import io.dynastore.databases.TestDatabase;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** That the faults which other tests rely on are faults. */
@Timeout(60)
class FaultyProxyTest {

  private final TestDatabase direct = TestDatabase.postgresql();
  private final FaultyProxy proxy = new FaultyProxy(direct);
  private final JdbcTemplate jdbc = new JdbcTemplate(proxy.database(direct).unpooled());

  @AfterEach
  void close() {
    proxy.close();
  }

  private Integer one() {
    return Objects.requireNonNull(jdbc.queryForObject("select 1", Integer.class));
  }

  private static void assertHangs(Future<?> call) {
    assertThatThrownBy(() -> call.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @RepeatedTest(20)
  void passesRefusesAndPassesAgain() {
    assertThat(one()).isOne();
    proxy.refuse();
    assertThatThrownBy(this::one)
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("refused");
    proxy.pass();
    assertThat(one()).isOne();
  }

  @Test
  void holdsBackInSilenceAndDeliversAfterIt() throws Exception {
    proxy.silence();
    Future<Integer> call = CompletableFuture.supplyAsync(this::one);
    assertHangs(call);
    proxy.pass();
    assertThat(call.get(20, TimeUnit.SECONDS)).isOne();
  }

  @Test
  void leavesForgottenConnectionsSilent() throws Exception {
    proxy.silence();
    Future<Integer> call = CompletableFuture.supplyAsync(this::one);
    assertHangs(call);
    proxy.forget();
    proxy.pass();
    assertThat(one()).isOne();
    assertHangs(call);
    proxy.cut();
    assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class);
  }

  @Test
  void cutsInTheMiddleOfAStatement() throws SQLException {
    try (Connection connection = proxy.database(direct).unpooled().getConnection()) {
      proxy.cutAfter(30);
      assertThatThrownBy(() -> connection.createStatement().executeQuery("select 1"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(one()).isOne();
  }

  @Test
  void keepsSilentFromAWordOnThatReachesTheServer() throws Exception {
    proxy.silenceFrom("create table");
    Future<?> call =
        CompletableFuture.runAsync(() -> jdbc.execute("create table reached (id integer)"));
    assertHangs(call);
    assertThat(new JdbcTemplate(direct.unpooled()).queryForList("select id from reached"))
        .isEmpty();
    proxy.pass();
    call.get(20, TimeUnit.SECONDS);
  }
}
