package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.databases.TestDatabase;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.HotSwappableTargetSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.UserCredentialsDataSourceAdapter;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

@Timeout(60)
class UnpooledDataSourcesTest {

  private final TestDatabase database = TestDatabase.h2();

  private static DataSource own(DataSource dataSource) {
    return UnpooledDataSources.of(dataSource, null, Duration.ofSeconds(10));
  }

  /** An unpooled connection is one more than a pool of one can give. */
  private static void assertUnpooled(DataSource application, DataSource own) throws SQLException {
    try (Connection held = application.getConnection();
        Connection another = own.getConnection()) {
      assertThat(ConnectionPlace.of(another)).isEqualTo(ConnectionPlace.of(held));
      assertThat(another.getAutoCommit()).isTrue();
      assertThat(another.isReadOnly()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionsAreDerivedFromEachPool(PoolKind kind) throws SQLException {
    DataSource pool = kind.pool(database, 1);

    assertUnpooled(pool, own(pool));
  }

  static Named<?>[] wrappers() {
    return new Named<?>[] {
      wrapper("lazy", LazyConnectionDataSourceProxy::new),
      wrapper("transaction-aware", TransactionAwareDataSourceProxy::new),
      wrapper("delegating", DelegatingDataSource::new),
      wrapper("datasource-proxy", pool -> ProxyDataSourceBuilder.create(pool).build()),
      wrapper("datasource-proxy of the JDK", p -> ProxyDataSourceBuilder.create(p).buildProxy()),
      wrapper("AOP", pool -> (DataSource) new ProxyFactory(pool).getProxy()),
      wrapper("CGLIB", UnpooledDataSourcesTest::byClass),
      wrapper(
          "swappable",
          pool -> ProxyFactory.getProxy(DataSource.class, new HotSwappableTargetSource(pool))),
      wrapper("the application's", Wrapper::new),
      wrapper("the application's that unwraps nothing", Opaque::new),
      wrapper(
          "all",
          pool ->
              new TransactionAwareDataSourceProxy(
                  ProxyDataSourceBuilder.create(
                          new LazyConnectionDataSourceProxy(
                              byClass(new TransactionAwareDataSourceProxy(new Wrapper(pool)))))
                      .build()))
    };
  }

  private static Named<?> wrapper(String name, UnaryOperator<DataSource> wrapper) {
    return Named.of(name, wrapper);
  }

  private static DataSource byClass(DataSource target) {
    ProxyFactory proxy = new ProxyFactory(target);
    proxy.setProxyTargetClass(!Modifier.isFinal(target.getClass().getModifiers()));
    return (DataSource) proxy.getProxy();
  }

  /** As an application writes to count its connections. */
  static final class Wrapper extends DelegatingDataSource {
    Wrapper(DataSource target) {
      super(target);
    }
  }

  /** One that has a getter, as many have. */
  public static final class Opaque extends AbstractDataSource {

    private final DataSource target;

    Opaque(DataSource target) {
      this.target = target;
    }

    public DataSource getTargetDataSource() {
      return target;
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

  @ParameterizedTest
  @MethodSource("wrappers")
  void connectionsAreDerivedFromBehindWrappers(UnaryOperator<DataSource> wrapper)
      throws SQLException {
    for (PoolKind kind : PoolKind.values()) {
      DataSource application = wrapper.apply(kind.pool(database, 1));
      DataSource own = own(application);
      own.getConnection().close();

      assertUnpooled(application, own);
    }
  }

  @Test
  void deriving_asksAPoolThatIsNotAWrapperForNoConnection() throws SQLException {
    HikariDataSource pool = database.pool(1);

    own(pool).getConnection().close();

    assertThat(pool.isRunning()).isFalse();
  }

  @Test
  void aWrapperWhosePoolIsBusyIsAskedAgain() throws SQLException {
    HikariDataSource pool = database.pool(1);
    pool.setConnectionTimeout(250);
    DataSource application = new Wrapper(pool);
    DataSource own = own(application);
    try (Connection held = application.getConnection()) {
      assertThat(held.isValid(1)).isTrue();
      assertThatThrownBy(own::getConnection).isInstanceOf(SQLException.class);
    }
    own.getConnection().close();

    assertUnpooled(application, own);
  }

  @ParameterizedTest
  @EnumSource(names = {"HIKARI", "DBCP2"})
  void connectionsAreDerivedFromBehindP6Spy(PoolKind kind) throws SQLException {
    DataSource application = new P6DataSource(kind.pool(database, 1));
    DataSource ofUrl =
        kind.pool(
            new TestDatabase(database.url().replace("jdbc:h2", "jdbc:p6spy:h2"), "sa", ""), 1);

    assertUnpooled(application, own(application));
    assertUnpooled(ofUrl, own(ofUrl));
  }

  @Test
  void connectionsAreHadOfADataSourceWithoutPoolToo() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(database.url());
    h2.setUser("sa");
    for (DataSource unpooled :
        new DataSource[] {
          h2,
          database.unpooled(),
          new SingleConnectionDataSource(database.url(), "sa", "", true),
          new EmbeddedDatabaseBuilder()
              .setType(EmbeddedDatabaseType.H2)
              .generateUniqueName(true)
              .build()
        }) {
      assertUnpooled(unpooled, own(unpooled));
    }
  }

  @Test
  void aDataSourceOfTheApplicationThatAsksForTokensIsUsedAsItIs() throws SQLException {
    DataSource tokens =
        new DriverManagerDataSource(database.url(), "sa", "not the token") {
          @Override
          public String getPassword() {
            return "";
          }
        };

    assertUnpooled(tokens, own(tokens));
  }

  @Test
  void theConnectionIsThePoolsWhereTheDatabaseIsOfOneConnectionOnly() throws SQLException {
    DataSource unnamed = new SingleConnectionDataSource("jdbc:h2:mem:", "sa", "", true);
    new JdbcTemplate(unnamed).execute("create table seen (id integer)");

    assertThat(new JdbcTemplate(own(unnamed)).queryForList("select * from seen")).isEmpty();
  }

  @Test
  void connectionsAreThePoolsWhereTheWrapperChangesTheUser() throws SQLException {
    new JdbcTemplate(database.unpooled()).execute("create user other password 'x' admin");
    UserCredentialsDataSourceAdapter application = new UserCredentialsDataSourceAdapter();
    application.setTargetDataSource(database.unpooled());
    application.setUsername("other");
    application.setPassword("x");

    try (Connection own = own(application).getConnection()) {
      assertThat(ConnectionPlace.of(own).user()).isEqualTo("OTHER");
    }
  }

  @Test
  void theDatabaseMayBeDownAtTheStart() throws SQLException {
    TestDatabase down = new TestDatabase(database.url() + ";IFEXISTS=TRUE", "sa", "");
    HikariDataSource pool = down.pool(1);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(250);
    DataSource application = new Wrapper(pool);
    for (DataSource each : new DataSource[] {pool, application}) {
      DataSource own = own(each);
      assertThatThrownBy(own::getConnection).isInstanceOf(SQLException.class);
    }
    DataSource own = own(application);
    assertThatThrownBy(own::getConnection).isInstanceOf(SQLException.class);

    database.unpooled().getConnection().close();

    own.getConnection().close();
    assertUnpooled(application, own);
  }
}
