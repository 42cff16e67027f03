package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.jdbc.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

class OwnConnectionsTest {

  private static DataSource own(DataSource dataSource) {
    return OwnConnections.of(dataSource);
  }

  private static HikariDataSource pool() {
    return TestDatabase.h2().pool(3);
  }

  @Test
  void areThoseOfTheSameDatabaseWithoutThePool() {
    DataSource pool = pool();

    DataSource own = own(pool);

    assertThat(own).isInstanceOf(SimpleDriverDataSource.class);
    new JdbcTemplate(own).execute("create table seen (id integer)");
    assertThat(new JdbcTemplate(pool).queryForList("select * from seen")).isEmpty();
  }

  @Test
  void areFoundBehindProxies() {
    assertThat(own(new LazyConnectionDataSourceProxy(pool())))
        .isInstanceOf(SimpleDriverDataSource.class);
    assertThat(own(new TransactionAwareDataSourceProxy(pool())))
        .isInstanceOf(SimpleDriverDataSource.class);
  }

  @Test
  void areHadOfADataSourceWithoutPoolToo() {
    assertThat(own(new DriverManagerDataSource(TestDatabase.h2().url(), "sa", "")))
        .isInstanceOf(SimpleDriverDataSource.class);
    assertThat(
            own(
                new EmbeddedDatabaseBuilder()
                    .setType(EmbeddedDatabaseType.H2)
                    .generateUniqueName(true)
                    .build()))
        .isInstanceOf(SimpleDriverDataSource.class);
  }

  @Test
  void carryTheDriverPropertiesOfThePool() {
    HikariDataSource pool = pool();
    pool.addDataSourceProperty("IFEXISTS", "false");

    assertThat(((SimpleDriverDataSource) own(pool)).getConnectionProperties())
        .containsEntry("IFEXISTS", "false");
  }

  @Test
  void areThePoolsWhereTheDatabaseIsOfOneConnectionOnly() {
    DataSource unnamed = new SingleConnectionDataSource("jdbc:h2:mem:", "sa", "", true);

    assertThat(own(unnamed)).isSameAs(unnamed);
  }

  @Test
  void areThePoolsWhereTheSchemaIsSetByThePool() {
    HikariDataSource pool = pool();
    new JdbcTemplate(new DriverManagerDataSource(pool.getJdbcUrl(), "sa", ""))
        .execute("create schema other");
    pool.setSchema("OTHER");

    assertThat(own(pool)).isSameAs(pool);
  }

  @Test
  void areThePoolsWhereNoUrlIsKnown() {
    DataSource pool = pool();
    DataSource opaque =
        new AbstractDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            return pool.getConnection();
          }

          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            return pool.getConnection(user, password);
          }
        };

    assertThat(own(opaque)).isSameAs(opaque);
  }

  @Test
  void areNotThePoolsThoughTheDatabaseWasDownAtTheStart() throws SQLException {
    String url = TestDatabase.h2().url();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url + ";IFEXISTS=TRUE");
    pool.setUsername("sa");
    pool.setMaximumPoolSize(1);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(250);
    DataSource own = own(pool);
    assertThatThrownBy(own::getConnection).isInstanceOf(SQLException.class);

    new DriverManagerDataSource(url, "sa", "").getConnection().close();

    own.getConnection().close();
    try (Connection held = pool.getConnection();
        Connection another = own.getConnection()) {
      assertThat(another).isNotSameAs(held);
      assertThat(another.isValid(1)).isTrue();
    }
  }
}
