package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_DEFAULT;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_COMMITTED;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_UNCOMMITTED;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_REPEATABLE_READ;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_SERIALIZABLE;

import io.dynastore.DynaStore;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What callers can rely on who create and parse within a transaction of theirs. */
@Timeout(120)
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL", "MARIADB", "MYSQL"})
class TransactionTest extends OnDatabases {

  private static final List<Integer> ISOLATION_LEVELS =
      List.of(
          ISOLATION_DEFAULT,
          ISOLATION_READ_UNCOMMITTED,
          ISOLATION_READ_COMMITTED,
          ISOLATION_REPEATABLE_READ,
          ISOLATION_SERIALIZABLE);

  private final TestDatabase database = newDatabase();
  private final ApplicationContextRunner shop =
      TestApplications.on(database)
          .withUserConfiguration(TestApplications.Shop.class)
          // More would only hide who waits for whom.
          .withPropertyValues("spring.datasource.hikari.maximum-pool-size=1");

  TransactionTest(DatabaseKind kind) {
    super(kind);
  }

  /** An application, and a table of its own. */
  private record Node(
      DynaStore<Click> clicks, JdbcTemplate jdbc, PlatformTransactionManager manager) {

    TransactionTemplate transaction(int isolation) {
      TransactionTemplate transaction = new TransactionTemplate(manager);
      transaction.setIsolationLevel(isolation);
      return transaction;
    }

    void order(String id) {
      jdbc.update("insert into orders (id) values (?)", id);
    }

    int orders() {
      return Objects.requireNonNull(
          jdbc.queryForObject("select count(*) from orders", Integer.class));
    }
  }

  private void run(Consumer<Node> test, String... properties) {
    shop.withPropertyValues(properties)
        .run(
            context -> {
              JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
              jdbc.execute("create table orders (id varchar(100) not null)");
              test.accept(
                  new Node(
                      TestApplications.clicks(context),
                      jdbc,
                      context.getBean(PlatformTransactionManager.class)));
            });
  }

  private DynaStore<Click> anotherNode() {
    return TestApplications.anotherNode(database);
  }

  private static Click click(Object page) {
    return new Click("s1", String.valueOf(page));
  }

  @Test
  void everyIdCanBeReadHoweverTheTransactionEndsAndWhateverItIs() {
    run(
        node -> {
          List<String> ids = new ArrayList<>();
          List<Click> clicks = new ArrayList<>();
          for (int isolation : ISOLATION_LEVELS) {
            for (boolean readOnly : List.of(false, true)) {
              for (boolean rollback : List.of(false, true)) {
                Click click = click(ids.size());
                TransactionTemplate transaction = node.transaction(isolation);
                transaction.setReadOnly(readOnly);
                transaction.executeWithoutResult(
                    status -> {
                      int before = node.orders();
                      ids.add(node.clicks().create(click));
                      if (!readOnly) {
                        node.order("any");
                        assertThat(node.orders()).isEqualTo(before + 1);
                      }
                      if (rollback) {
                        status.setRollbackOnly();
                      }
                    });
                clicks.add(click);
              }
            }
          }
          assertThat(anotherNode().parseAll(ids)).isEqualTo(clicks).hasSize(20);
          assertThat(node.orders()).isEqualTo(ISOLATION_LEVELS.size());
        });
  }

  @Test
  void anIdCanBeReadThoughTheTransactionFails() {
    run(
        node -> {
          List<String> ids = new ArrayList<>();

          assertThatThrownBy(
                  () ->
                      node.transaction(ISOLATION_DEFAULT)
                          .executeWithoutResult(
                              status -> {
                                ids.add(node.clicks().create(click("home")));
                                node.order(ids.get(0));
                                throw new IllegalStateException("the application's");
                              }))
              .hasMessage("the application's");

          assertThat(node.orders()).isZero();
          assertThat(anotherNode().parse(ids.get(0))).isEqualTo(click("home"));
        });
  }

  @Test
  void anIdCanBeReadThoughTheNestedTransactionIsRolledBack() {
    run(
        node -> {
          TransactionTemplate nested = node.transaction(ISOLATION_DEFAULT);
          nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
          List<String> ids = new ArrayList<>();

          node.transaction(ISOLATION_DEFAULT)
              .executeWithoutResult(
                  status -> {
                    node.order("outer");
                    nested.executeWithoutResult(
                        inner -> {
                          node.order("inner");
                          ids.add(node.clicks().create(click("home")));
                          inner.setRollbackOnly();
                        });
                    ids.add(node.clicks().create(click("help")));
                  });

          assertThat(node.orders()).isOne();
          assertThat(anotherNode().parseAll(ids)).containsExactly(click("home"), click("help"));
        });
  }

  @Test
  void createsAndParsesInATransactionThatHasFailed() {
    run(
        node -> {
          String foreign = anotherNode().create(click("foreign"));
          List<String> ids = new ArrayList<>();

          node.transaction(ISOLATION_DEFAULT)
              .executeWithoutResult(
                  status -> {
                    assertThatThrownBy(() -> node.jdbc().execute("select * from nowhere"))
                        .isInstanceOf(DataAccessException.class);
                    ids.add(node.clicks().create(click("home")));
                    assertThat(node.clicks().parse(foreign)).isEqualTo(click("foreign"));
                    status.setRollbackOnly();
                  });

          assertThat(anotherNode().parse(ids.get(0))).isEqualTo(click("home"));
        });
  }

  @Test
  void aTemplateThatIsThereAlreadyDoesNoHarmToTheTransaction() {
    run(
        node -> {
          String id = anotherNode().create(click("home"));

          node.transaction(ISOLATION_DEFAULT)
              .executeWithoutResult(
                  status -> {
                    assertThat(node.clicks().create(click("home"))).isEqualTo(id);
                    node.order(id);
                  });

          assertThat(node.orders()).isOne();
        });
  }

  @Test
  void doesNotWaitForTheTransactionOfTheCaller() {
    run(
        node -> {
          String known = anotherNode().create(click("known"));
          String templateId = known.substring(0, known.indexOf('-'));

          node.transaction(ISOLATION_DEFAULT)
              .executeWithoutResult(
                  status -> {
                    node.jdbc()
                        .update(
                            "insert into template (id, store, content_hash, content)"
                                + " values ('uncommitted', 'click', 'none', '{}')");
                    node.jdbc()
                        .queryForList(
                            "select id from template where id = ? for update", templateId);
                    assertThat(node.clicks().create(click("known"))).isEqualTo(known);
                    assertThat(node.clicks().create(click("new"))).isNotEqualTo(known);
                    status.setRollbackOnly();
                  });
        });
  }

  @Test
  void waitsForATimeOnlyWhenTheCallerHasWrittenTheVeryTemplateItself() {
    run(
        node -> {
          node.transaction(ISOLATION_DEFAULT)
              .executeWithoutResult(
                  status -> {
                    node.order("first");
                    node.jdbc()
                        .update(
                            "insert into template (id, store, content_hash, content)"
                                + " values ('mine', 'click', ?, '{}')",
                            TestApplications.templateOf(click("new")).fingerprint().toHex());
                    assertThatThrownBy(() -> node.clicks().create(click("new")))
                        .isInstanceOf(TemplateRepositoryException.class)
                        .hasMessageContaining("'template'");
                    node.order("second");
                  });

          assertThat(node.orders()).isEqualTo(2);
        },
        "dyna-store.jdbc.timeout=1s");
  }

  @Test
  void parsesWhatAnotherNodeHasCommittedSinceTheTransactionTookItsSnapshot() {
    run(
        node -> {
          DynaStore<Click> other = anotherNode();
          for (int isolation : ISOLATION_LEVELS) {
            node.transaction(isolation)
                .executeWithoutResult(
                    status -> {
                      node.orders();
                      String id = other.create(click("at level " + isolation));
                      assertThat(node.clicks().parse(id)).isEqualTo(click("at level " + isolation));
                      assertThat(node.clicks().parseAll(List.of(id))).hasSize(1);
                    });
          }
        });
  }

  @Test
  void parsesWhileTheCallerReadsRowsWithTheOnlyConnectionOfThePool() {
    run(
        node -> {
          DynaStore<Click> other = anotherNode();
          List<Click> clicks = List.of(click("home"), click("help"), click("cart"));
          other.createAll(clicks).forEach(node::order);

          RowMapper<Click> parse = (row, index) -> node.clicks().parse(row.getString(1));
          assertThat(node.jdbc().query("select id from orders", parse))
              .containsExactlyInAnyOrderElementsOf(clicks);
        },
        "spring.datasource.hikari.connection-timeout=1000");
  }
}
