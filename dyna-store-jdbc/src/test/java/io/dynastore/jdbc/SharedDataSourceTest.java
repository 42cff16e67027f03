package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Repositories that are built without Spring Boot, on DataSources that others use as well. */
class SharedDataSourceTest {

  private static final class ByTenant extends AbstractRoutingDataSource {

    ByTenant(DataSource one) {
      setTargetDataSources(Map.of("one", one));
      setDefaultTargetDataSource(one);
      afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
      return "one";
    }
  }

  static Named<?>[] wrappers() {
    return new Named<?>[] {
      wrapper("none", dataSource -> dataSource),
      wrapper("transaction-aware", TransactionAwareDataSourceProxy::new),
      wrapper("datasource-proxy", inner -> ProxyDataSourceBuilder.create(inner).build()),
      wrapper(
          "three",
          inner ->
              new LazyConnectionDataSourceProxy(
                  ProxyDataSourceBuilder.create(new TransactionAwareDataSourceProxy(inner))
                      .build()))
    };
  }

  private static Named<?> wrapper(String name, UnaryOperator<DataSource> wrapper) {
    return Named.of(name, wrapper);
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void oneThatRoutesIsRefused(UnaryOperator<DataSource> wrapper) {
    DataSource routing = wrapper.apply(new ByTenant(TestDatabase.h2().unpooled()));
    JdbcTemplateRepositoryBuilder builder = JdbcTemplateRepository.builder(routing).unchecked();

    assertThatThrownBy(builder::build)
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("routes to one of several databases")
        .hasMessageContaining("a store per tenant");
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void theTransactionOfTheCallerIsLeftAlone(UnaryOperator<DataSource> wrapper) {
    for (TestDatabase database :
        new TestDatabase[] {TestDatabase.h2(), TestDatabase.postgresql(), TestDatabase.mariadb()}) {
      TemplateMigration.run(database.unpooled(), "template");
      try (HikariDataSource pool = database.pool(3)) {
        pool.setAutoCommit(false);
        JdbcTemplate direct = new JdbcTemplate(database.unpooled());
        direct.execute("create table orders (id integer)");
        DataSource application = wrapper.apply(pool);
        JdbcTemplate jdbc = new JdbcTemplate(application);
        JdbcTemplateRepository templates = JdbcTemplateRepository.builder(application).build();

        new TransactionTemplate(new JdbcTransactionManager(application))
            .executeWithoutResult(
                status -> {
                  jdbc.update("insert into orders values (1)");
                  templates.save(Template.ofJson("shop", "{\"page\":\"home\"}"));
                  assertThat(jdbc.queryForList("select id from orders")).hasSize(1);
                  status.setRollbackOnly();
                });

        assertThat(direct.queryForList("select id from orders")).isEmpty();
        assertThat(direct.queryForList("select id from template")).hasSize(1);
      }
    }
  }
}
