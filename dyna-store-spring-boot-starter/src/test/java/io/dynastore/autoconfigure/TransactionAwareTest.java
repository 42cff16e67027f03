package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proxies that hand out the connection of the caller's transaction, wherever they are. */
class TransactionAwareTest {

  /** Nobody can look into it. */
  private static final class Sealed extends AbstractDataSource {

    private final DataSource target;

    Sealed(DataSource target) {
      this.target = target;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return target.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return target.getConnection(user, password);
    }
  }

  static Named<?>[] proxies() {
    return new Named<?>[] {
      proxy("itself", TransactionAwareDataSourceProxy::new),
      proxy(
          "in datasource-proxy",
          pool -> ProxyDataSourceBuilder.create(new TransactionAwareDataSourceProxy(pool)).build()),
      proxy("of what is sealed", pool -> new TransactionAwareDataSourceProxy(new Sealed(pool))),
      proxy("sealed", pool -> new Sealed(new TransactionAwareDataSourceProxy(pool)))
    };
  }

  private static Named<?> proxy(String name, UnaryOperator<DataSource> proxy) {
    return Named.of(name, proxy);
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void theTransactionOfTheCallerIsNeverCommitted(UnaryOperator<DataSource> proxy) {
    for (TestDatabase database :
        new TestDatabase[] {TestDatabase.h2(), TestDatabase.postgresql()}) {
      new JdbcTemplate(database.unpooled()).execute("create schema app");
      try (HikariDataSource pool = database.pool(3)) {
        pool.setSchema(database.url().contains(":h2:") ? "APP" : "app");
        DataSource application = proxy.apply(pool);
        Function<DataSource, JdbcTemplate> jdbc = JdbcTemplate::new;
        jdbc.apply(pool).execute("create table orders (id integer)");
        TestApplications.withoutDatabase()
            .withUserConfiguration(TestApplications.Shop.class)
            .withBean("application", DataSource.class, () -> application)
            .run(
                context -> {
                  Click click = new Click("s1", "home");
                  new TransactionTemplate(new JdbcTransactionManager(pool))
                      .executeWithoutResult(
                          status -> {
                            jdbc.apply(pool).update("insert into orders values (1)");
                            String id = TestApplications.clicks(context).create(click);
                            assertThat(TestApplications.clicks(context).parse(id)).isEqualTo(click);
                            status.setRollbackOnly();
                          });
                  assertThat(jdbc.apply(pool).queryForList("select * from orders")).isEmpty();
                  assertThat(jdbc.apply(pool).queryForList("select * from template")).hasSize(1);
                });
      }
    }
  }
}
