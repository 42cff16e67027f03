package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import io.dynastore.test.TemplateRepositoryContract;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What every database keeps to. */
@ParameterizedClass
@MethodSource("io.dynastore.databases.DatabaseKind#selected")
class JdbcTemplateRepositoryTest extends TemplateRepositoryContract {

  private final DatabaseKind kind;

  private static final String AWKWARD =
      """
      {"z": 1.10, "a": 10000000000.0, "tiny": 1e-20, "huge": 123456789012345678901234567890,
       "zero": 0.0, "negative": -0, "exp": 1E+30, "": [], "nested": {"b": {}, "a": [[], {}, null]},
       "é😀": "ü\\u0001\\n\\"\\\\/ \\u2028 漢字 😀", "__hcf": {"__hcf": {"type": "long"}},
       "looks": "{\\"like\\": \\"json\\"}", "Z": true, "B": false, "aa": " ", "digits": 0.1234567890123456789012345}
      """;

  private HikariDataSource pool;
  private DataSource unpooled;
  private JdbcTemplate jdbc;

  JdbcTemplateRepositoryTest(DatabaseKind kind) {
    this.kind = kind;
  }

  private TestDatabase newDatabase() {
    return kind.newDatabase();
  }

  @BeforeEach
  void createTable() {
    TestDatabase database = newDatabase();
    pool = database.pool(4);
    unpooled = database.unpooled();
    jdbc = new JdbcTemplate(pool);
    TemplateMigration.run(pool, "template");
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Override
  protected TemplateRepository repository() {
    jdbc.update("delete from template");
    return connected();
  }

  @Override
  protected TemplateRepository sameStorage(TemplateRepository repository) {
    return connected();
  }

  private TemplateRepository connected() {
    return JdbcTemplateRepository.builder(unpooled).build();
  }

  private static Template template(int value) {
    return Template.ofJson("shop", "{\"value\":" + value + "}");
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  @Test
  void bringsAwkwardContentsBackAsTheyWere() {
    TemplateRepository repository = repository();
    Template template = Template.ofJson("shop", AWKWARD);

    String id = repository.save(template);

    assertThat(repository.find(id).orElseThrow().content()).isEqualTo(template.content());
    assertThat(sameStorage(repository).save(Template.ofJson("shop", AWKWARD))).isEqualTo(id);
    assertThat(jdbc.queryForObject("select count(*) from template", Integer.class)).isOne();
  }

  @Test
  void keepsWhatPeopleCanRead() {
    TemplateRepository repository = repository();
    Template template = template(5);
    String id = repository.save(template);

    Map<String, Object> row =
        jdbc.queryForMap("select id, store, content_hash, created_at from template");
    String content = jdbc.queryForObject("select content from template", String.class);

    assertThat(row)
        .containsEntry("id", id)
        .containsEntry("store", "shop")
        .containsEntry("content_hash", template.fingerprint().toHex());
    assertThat(row.get("created_at")).isNotNull();
    assertThat(String.valueOf(content).replace(" ", "")).isEqualTo("{\"value\":5}");
  }

  @Test
  void takesIdsForTwoThatDifferInTheCaseOfALetter() {
    TemplateRepository repository = repository();

    repository.restore("ab", template(1));
    repository.restore("aB", template(2));

    assertThat(repository.findAll(List.of("ab", "aB", "AB")))
        .isEqualTo(Map.of("ab", template(1), "aB", template(2)));
    assertThat(jdbc.queryForList("select id from template where id = 'aB'", String.class))
        .containsExactly("aB");
  }

  @Test
  void keepsATemplateWhenTheTransactionOfTheCallerRollsBack() {
    TemplateRepository repository = repository();

    String id =
        transaction()
            .execute(
                status -> {
                  status.setRollbackOnly();
                  return repository.save(template(1));
                });

    assertThat(repository.find(id)).contains(template(1));
  }

  @Test
  void keepsATemplateWithoutConnectionsOfItsOwn() {
    repository();
    TemplateRepository repository = JdbcTemplateRepository.builder(pool).build();

    String id =
        transaction()
            .execute(
                status -> {
                  status.setRollbackOnly();
                  return repository.save(template(1));
                });

    assertThat(repository.find(id)).contains(template(1));
  }

  @Test
  void findsWhatWasSavedSinceTheTransactionOfTheCallerTookItsSnapshot() {
    TemplateRepository repository = repository();
    TransactionTemplate repeatableRead = transaction();
    repeatableRead.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

    repeatableRead.executeWithoutResult(
        status -> {
          assertThat(jdbc.queryForObject("select count(*) from template", Integer.class)).isZero();
          String id = repository.save(template(1));
          assertThat(repository.find(id)).contains(template(1));
        });
  }

  @Test
  void doesNotLockUpWhenAllConnectionsOfThePoolAreInTransactions() throws Exception {
    TemplateRepository repository = repository();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    new Thread(
                        () ->
                            transaction()
                                .executeWithoutResult(
                                    status -> {
                                      jdbc.queryForObject(
                                          "select count(*) from template", Integer.class);
                                      String id = repository.save(template(n));
                                      assertThat(repository.find(id)).isPresent();
                                    })))
            .toList();

    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(jdbc.queryForObject("select count(*) from template", Integer.class)).isEqualTo(8);
  }

  @Test
  void savesHundredsWithAHandfulOfStatements() {
    repository();
    CountingDataSource counted = new CountingDataSource(unpooled);
    TemplateRepository repository = JdbcTemplateRepository.builder(counted).build();
    List<Template> templates = IntStream.range(0, 500).mapToObj(n -> template(n)).toList();
    int before = counted.statements();

    List<String> ids = List.copyOf(repository.saveAll(templates).values());
    int saved = counted.statements() - before;
    assertThat(saved).isLessThanOrEqualTo(6);

    assertThat(repository.saveAll(templates)).hasSize(500);
    assertThat(repository.findAll(ids)).hasSize(500);
    assertThat(counted.statements() - before).isEqualTo(saved + 2);
  }

  @Test
  void startsWithTheLeastLengthThatIsAskedFor() {
    repository();
    TemplateRepository repository =
        JdbcTemplateRepository.builder(unpooled).minIdLength(10).build();

    assertThat(repository.save(template(1))).isEqualTo(template(1).fingerprint().prefix(10));
  }

  @Test
  void refusesALeastLengthThatNoIdCanHave() {
    assertThatThrownBy(() -> JdbcTemplateRepository.builder(pool).minIdLength(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JdbcTemplateRepository.builder(pool).minIdLength(44))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesATableNameThatIsNoName() {
    assertThatThrownBy(() -> JdbcTemplateRepository.builder(pool).table("a; drop table b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a; drop table b");
  }

  @Test
  void saysThatItsTableIsMissing() {
    assertThatThrownBy(() -> JdbcTemplateRepository.builder(pool).table("nowhere").build())
        .isInstanceOf(TemplateTableMissingException.class)
        .hasMessageContaining("'nowhere'");
  }

  @Test
  void saysWhatItCouldNotDoWhenTheDatabaseIsGone() {
    TestDatabase database = newDatabase();
    HikariDataSource dataSource = database.pool(1);
    TemplateMigration.run(database.pool(2), "template");
    TemplateRepository repository = JdbcTemplateRepository.builder(dataSource).build();
    dataSource.close();

    assertThatThrownBy(() -> repository.save(template(1)))
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("save template " + template(1).fingerprint().prefix(10))
        .hasMessageContaining("'shop'");
    assertThatThrownBy(() -> repository.find("abc"))
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("find template abc");
  }
}
