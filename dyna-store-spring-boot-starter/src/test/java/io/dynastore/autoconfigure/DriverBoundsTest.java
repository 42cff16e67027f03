package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.databases.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverBoundsTest {

  private static Properties bounds(String url, Properties of) {
    new DriverBounds(Duration.ofMillis(3_500)).addTo(of, url);
    return of;
  }

  @Test
  void theTimeoutIsGivenToTheDriverInItsOwnUnit() {
    assertThat(bounds("jdbc:postgresql://host/db?ssl=true", new Properties()))
        .containsEntry("loginTimeout", "4")
        .containsEntry("connectTimeout", "4")
        .containsEntry("socketTimeout", "4");
    for (String driver : new String[] {"mariadb", "mysql", "p6spy:mysql"}) {
      assertThat(bounds("jdbc:" + driver + "://host/db", new Properties()))
          .containsEntry("connectTimeout", "3500")
          .containsEntry("socketTimeout", "3500")
          .containsEntry("sessionVariables", "lock_wait_timeout=4,innodb_lock_wait_timeout=4");
    }
    assertThat(bounds("jdbc:h2:mem:shop", new Properties())).isEmpty();
  }

  @Test
  void theSecondOfTwoHostsIsTriedBeforeTheTimeIsUp() {
    assertThat(bounds("jdbc:postgresql://one,two/db", new Properties()))
        .containsEntry("loginTimeout", "4")
        .containsEntry("connectTimeout", "2");
  }

  @Test
  void whatTheUrlOrThePoolSaysIsLeftAlone() {
    Properties ofPool = new Properties();
    ofPool.setProperty("connectTimeout", "7");

    assertThat(bounds("jdbc:postgresql://host/db?a=b&socketTimeout=9", ofPool))
        .containsEntry("connectTimeout", "7")
        .doesNotContainKey("socketTimeout")
        .containsKey("loginTimeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb", "mysql"})
  @Timeout(30)
  void aServerThatAcceptsAndSaysNothingIsGivenUp(String driver) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:" + driver + "://127.0.0.1:" + silent.getLocalPort() + "/db";
      DataSource own =
          UnpooledDataSources.of(
              new TestDatabase(url, "user", "password").pool(1), null, Duration.ofSeconds(1));

      assertThatThrownBy(own::getConnection).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void anApplicationThatIsToLookAtNothingDoesNotConnect() throws IOException {
    try (ServerSocket never = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      never.setSoTimeout(500);
      String url = "jdbc:postgresql://127.0.0.1:" + never.getLocalPort() + "/db";
      TestApplications.on(new TestDatabase(url, "user", "password"))
          .withUserConfiguration(TestApplications.Shop.class)
          .withPropertyValues("dyna-store.jdbc.schema.mode=none")
          .run(
              context -> {
                assertThat(context).hasNotFailed();
                assertThat(TestApplications.clicks(context)).isNotNull();
                assertThatThrownBy(never::accept).isInstanceOf(SocketTimeoutException.class);
              });
    }
  }
}
