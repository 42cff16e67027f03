package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.dynastore.databases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;

/** What of a pool's settings own connections have, too. */
class ConnectionSettingsTest {

  private final TestDatabase database = TestDatabase.h2();
  private final JdbcTemplate admin = new JdbcTemplate(database.unpooled());
  private final HikariDataSource pool = database.pool(1);

  private static DataSource own(DataSource dataSource) {
    return UnpooledDataSources.of(dataSource, null, Duration.ofSeconds(10));
  }

  private static ConnectionPlace place(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ConnectionPlace.of(connection);
    }
  }

  @BeforeEach
  void createSchema() {
    admin.execute("create schema other");
  }

  @Test
  void theSchemaIsThatOfThePool() throws SQLException {
    BasicDataSource dbcp2 = (BasicDataSource) PoolKind.DBCP2.pool(database, 1);
    dbcp2.setDefaultSchema("OTHER");
    pool.setSchema("OTHER");

    assertThat(place(own(pool)).schema()).isEqualTo("OTHER");
    assertThat(place(own(dbcp2)).schema()).isEqualTo("OTHER");
  }

  @Test
  void theStatementsOfThePoolAreRunOnEachConnection() throws SQLException {
    BasicDataSource dbcp2 = (BasicDataSource) PoolKind.DBCP2.pool(database, 1);
    dbcp2.setConnectionInitSqls(
        List.of("create table if not exists ran (id integer)", "set schema other"));
    org.apache.tomcat.jdbc.pool.DataSource tomcat =
        (org.apache.tomcat.jdbc.pool.DataSource) PoolKind.TOMCAT.pool(database, 1);
    tomcat.setInitSQL("set schema other");
    pool.setConnectionInitSql("set schema other");

    for (DataSource application : List.of(pool, tomcat, dbcp2)) {
      assertThat(place(own(application)).schema()).isEqualTo("OTHER");
    }
    assertThat(admin.queryForList("select * from ran")).isEmpty();
  }

  @Test
  void theDriversPropertiesAreThoseOfThePool() {
    TestDatabase absent = TestDatabase.h2();
    HikariDataSource hikari = absent.pool(1);
    hikari.addDataSourceProperty("IFEXISTS", "TRUE");
    BasicDataSource dbcp2 = (BasicDataSource) PoolKind.DBCP2.pool(absent, 1);
    dbcp2.setConnectionProperties("IFEXISTS=TRUE");
    org.apache.tomcat.jdbc.pool.DataSource tomcat =
        (org.apache.tomcat.jdbc.pool.DataSource) PoolKind.TOMCAT.pool(absent, 1);
    tomcat.setConnectionProperties("IFEXISTS=TRUE");

    for (DataSource application : List.of(hikari, dbcp2, tomcat)) {
      assertThatThrownBy(() -> place(own(application))).hasMessageContaining("not found");
    }
  }

  @Test
  void theDriversDataSourceIsSetUpAsByThePool() throws SQLException {
    HikariDataSource byClass = new HikariDataSource();
    byClass.setDataSourceClassName(JdbcDataSource.class.getName());
    byClass.addDataSourceProperty("URL", database.url());
    byClass.setUsername("sa");
    byClass.setPassword("");

    assertThat(place(own(byClass))).isEqualTo(place(database.unpooled()));
  }

  @Test
  void readOnlyAndAutoCommitAreNotThoseOfThePool() throws SQLException {
    pool.setReadOnly(true);
    pool.setAutoCommit(false);
    pool.setSchema("OTHER");
    pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");

    try (Connection own = own(pool).getConnection()) {
      assertThat(own.isReadOnly()).isFalse();
      assertThat(own.getAutoCommit()).isTrue();
      assertThat(own.getSchema()).isEqualTo("OTHER");
    }
  }

  @Test
  void thePasswordIsThatOfTheMoment() throws SQLException {
    admin.execute("create user app password 'one' admin");
    AtomicReference<String> provided = new AtomicReference<>("one");
    HikariDataSource set = new TestDatabase(database.url(), "app", "one").pool(1);
    HikariDataSource asked = new TestDatabase(database.url(), "app", "one").pool(1);
    asked.setCredentialsProvider(() -> Credentials.of("app", provided.get()));
    BasicDataSource dbcp2 =
        (BasicDataSource) PoolKind.DBCP2.pool(new TestDatabase(database.url(), "app", "one"), 1);
    List<DataSource> own = List.of(own(set), own(asked), own(dbcp2));
    for (DataSource each : own) {
      assertThat(place(each).user()).isEqualTo("APP");
    }
    set.getConnection().close();

    admin.execute("alter user app set password 'two'");
    set.getHikariConfigMXBean().setCredentials(Credentials.of("app", "two"));
    provided.set("two");
    dbcp2.setPassword("two");

    for (DataSource each : own) {
      assertThat(place(each).user()).isEqualTo("APP");
    }
  }

  @Test
  void thePasswordMayBeChangedInTheConnectionDetailsOnly() throws SQLException {
    admin.execute("create user app password 'one' admin");
    AtomicReference<String> password = new AtomicReference<>("one");
    JdbcConnectionDetails details =
        new JdbcConnectionDetails() {
          @Override
          public String getUsername() {
            return "app";
          }

          @Override
          public String getPassword() {
            return Objects.requireNonNull(password.get());
          }

          @Override
          public String getJdbcUrl() {
            return database.url();
          }
        };
    HikariDataSource ofDetails = new TestDatabase(database.url(), "app", "one").pool(1);
    DataSource own = UnpooledDataSources.of(ofDetails, details, Duration.ofSeconds(10));
    assertThat(place(own).user()).isEqualTo("APP");

    admin.execute("alter user app set password 'two'");
    password.set("two");
    assertThat(place(own).user()).isEqualTo("APP");

    admin.execute("alter user app set password 'three'");
    ofDetails.setPassword("three");
    assertThat(place(own).user()).isEqualTo("APP");
  }

  @Test
  void aDataSourceThatLeadsToAnotherDatabaseThanBeforeIsRefused() throws SQLException {
    DataSource own = own(pool);
    own.getConnection().close();

    pool.setJdbcUrl(TestDatabase.h2().url());

    assertThatThrownBy(own::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Restart the application");
  }
}
