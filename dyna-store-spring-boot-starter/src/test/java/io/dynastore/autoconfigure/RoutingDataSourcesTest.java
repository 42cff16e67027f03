package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Applications that have a database for each tenant. */
class RoutingDataSourcesTest {

  private static final ThreadLocal<@Nullable String> TENANT = new ThreadLocal<>();

  private static final class ByTenant extends AbstractRoutingDataSource {

    ByTenant(DataSource one, DataSource two) {
      setTargetDataSources(Map.of("one", one, "two", two));
      afterPropertiesSet();
    }

    @Override
    protected @Nullable Object determineCurrentLookupKey() {
      return TENANT.get();
    }
  }

  /** Routes by means of its own, so that nobody sees it. */
  private static final class Hidden extends AbstractDataSource {

    private final Map<String, DataSource> tenants;

    Hidden(Map<String, DataSource> tenants) {
      this.tenants = tenants;
    }

    @Override
    public Connection getConnection() throws SQLException {
      String tenant = TENANT.get();
      DataSource target = tenant == null ? null : tenants.get(tenant);
      if (target == null) {
        throw new IllegalArgumentException("There is no tenant");
      }
      return target.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }

  /** Sets a tenant's schema. */
  private static final class SchemaOfTenant extends DelegatingDataSource {

    SchemaOfTenant(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      String tenant = TENANT.get();
      connection.setSchema(tenant == null ? "PUBLIC" : tenant.toUpperCase(java.util.Locale.ROOT));
      return connection;
    }
  }

  private final TestDatabase one = TestDatabase.h2();
  private final TestDatabase two = TestDatabase.h2();
  private final DataSource routing = new ByTenant(one.unpooled(), two.unpooled());

  private static DataSource own(DataSource dataSource) {
    return UnpooledDataSources.of(dataSource, null, Duration.ofSeconds(10));
  }

  private static ApplicationContextRunner shop(DataSource dataSource) {
    return TestApplications.withoutDatabase()
        .withUserConfiguration(TestApplications.Shop.class)
        .withBean("routing", DataSource.class, () -> dataSource);
  }

  static Named<?>[] wrappers() {
    return new Named<?>[] {
      wrapper("none", routing -> routing),
      wrapper("transaction-aware", TransactionAwareDataSourceProxy::new),
      wrapper("datasource-proxy", routing -> ProxyDataSourceBuilder.create(routing).build()),
      wrapper(
          "three",
          routing ->
              new TransactionAwareDataSourceProxy(
                  ProxyDataSourceBuilder.create(new LazyConnectionDataSourceProxy(routing))
                      .build()))
    };
  }

  private static Named<?> wrapper(String name, UnaryOperator<DataSource> wrapper) {
    return Named.of(name, wrapper);
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void aDataSourceThatRoutesIsRefusedAtStartWithTheRemedy(UnaryOperator<DataSource> wrapper) {
    shop(wrapper.apply(routing))
        .run(
            context -> {
              assertThat(context).hasFailed();
              FailureAnalysis told = FailureTest.analyze(context.getStartupFailure());
              assertThat(told.getDescription()).contains("routes", ByTenant.class.getName());
              assertThat(told.getAction()).contains("@DynaStoreDataSource", "a store per tenant");
            });
  }

  @Test
  void aDatabaseForTheTemplatesOfAllTenantsCanBeMarked() {
    TestDatabase shared = TestDatabase.h2();
    shop(routing)
        .withBean(
            "templates",
            DataSource.class,
            shared::unpooled,
            definition -> {
              AbstractBeanDefinition bean = (AbstractBeanDefinition) definition;
              bean.setDefaultCandidate(false);
              bean.addQualifier(new AutowireCandidateQualifier(DynaStoreDataSource.class));
            })
        .run(
            context -> {
              DynaStore<Click> clicks = TestApplications.clicks(context);
              for (String tenant : new String[] {"one", "two"}) {
                TENANT.set(tenant);
                for (int i = 0; i < 20; i++) {
                  Click click = new Click(tenant, "page" + i);
                  assertThat(clicks.parse(clicks.create(click))).isEqualTo(click);
                }
              }
              TENANT.remove();
            });
  }

  @Test
  void aDataSourceThatRoutesUnseenGivesConnectionsOfTheFirstDatabaseOnly() throws SQLException {
    DataSource own = own(new Hidden(Map.of("one", one.unpooled(), "two", two.unpooled())));
    assertThatThrownBy(own::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("There is no tenant");
    TENANT.set("one");
    own.getConnection().close();
    TENANT.set("two");
    assertThatThrownBy(own::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("to another place");
    TENANT.set("one");
    own.getConnection().close();
    TENANT.remove();
  }

  @Test
  void aWrapperThatSetsTheSchemaOfTheTenantNeverDoesSoForTemplates() throws SQLException {
    JdbcTemplate admin = new JdbcTemplate(one.unpooled());
    admin.execute("create schema two");
    DataSource own = own(new SchemaOfTenant(one.pool(2)));
    for (String tenant : new String[] {"public", "two", "public"}) {
      TENANT.set(tenant);
      try (Connection connection = own.getConnection()) {
        assertThat(connection.getSchema()).isEqualTo("PUBLIC");
      }
    }
    TENANT.remove();
  }
}
