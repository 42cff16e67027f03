package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(120)
class StoredTemplateVerifierTest {

  private static final Template SMILE = Template.ofJson("shop", "{\"text\":\"a 😀 smile\"}");
  private static final Template PLAIN = Template.ofJson("shop", "{\"text\":\"plain\"}");

  record Item(@HighCardinality int number, String text) {}

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("H2", TestDatabase::h2),
        Named.of("PostgreSQL", TestDatabase::postgresql),
        Named.of("MariaDB", TestDatabase::mariadb),
        Named.of("MySQL's driver", TestDatabase::mysql));
  }

  /** A database whose connections tamper with what they are given, once they are told to. */
  private static final class Tampered {

    final TestDatabase database;
    final TamperingDataSource dataSource;
    final JdbcTemplate jdbc;
    final JdbcTemplateRepository repository;

    Tampered(Supplier<TestDatabase> server) {
      database = server.get();
      DataSource target = database.unpooled();
      TemplateMigration.run(target, "template");
      dataSource = new TamperingDataSource(target);
      jdbc = new JdbcTemplate(target);
      repository = JdbcTemplateRepository.builder(dataSource).build();
    }

    int rows() {
      Integer rows = jdbc.queryForObject("select count(*) from template", Integer.class);
      return rows == null ? 0 : rows;
    }

    DynaStore<Item> store() {
      return DynaStore.builder(Item.class).templates(repository).build();
    }
  }

  private static TemplateDamagedException damaged(Supplier<?> call) {
    return catchThrowableOfType(TemplateDamagedException.class, call::get);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anIdIsNotHandedOutIfTheDriversCharacterSetDoesNotHoldTheText(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    DynaStore<Item> store = database.store();
    database.dataSource.sent = text -> text.replace("😀", "?");

    for (int i = 0; i < 2; i++) {
      assertThat(damaged(() -> store.create(new Item(1, "a 😀 smile"))))
          .hasMessageContaining("was not saved")
          .hasMessageContaining("character set")
          .hasMessageContaining("characterEncoding")
          .hasMessageContaining("it is '?' instead of '😀'");
      assertThat(database.rows()).isZero();
    }

    database.dataSource.sent = text -> text;
    String id = store.create(new Item(1, "a 😀 smile"));
    assertThat(new Tampered(() -> database.database).store().parse(id))
        .isEqualTo(new Item(1, "a 😀 smile"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anIdIsNotHandedOutIfTheColumnsCharacterSetDoesNotHoldTheText(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    database.dataSource.inserted = text -> text.replace("😀", "?");

    for (int i = 0; i < 2; i++) {
      assertThat(damaged(() -> database.repository.save(SMILE)))
          .hasMessageContaining("character set")
          .hasMessageContaining("of the column")
          .hasMessageContaining("it is '? smile")
          .hasMessageContaining("instead of '😀 smile")
          .hasMessageContaining("No id was handed out");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anIdIsNotHandedOutIfATriggerChangesTheRow(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    DynaStore<Item> store = database.store();
    database.dataSource.inserted = text -> text.replace("plain", "other");

    // Whether it was inserted just now, or is found by its hash the second time.
    for (int i = 0; i < 2; i++) {
      assertThat(damaged(() -> store.create(new Item(1, "plain"))))
          .hasMessageContaining("trigger")
          .hasMessageContaining("'other")
          .hasMessageContaining("'plain");
      assertThat(database.rows()).isOne();
    }

    database.dataSource.inserted = text -> text;
    database.jdbc.update("delete from template");
    assertThat(store.parse(store.create(new Item(1, "plain")))).isEqualTo(new Item(1, "plain"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anIdIsNotHandedOutIfTheHashOrTheStoreOfTheRowIsAnother(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    String hash = PLAIN.fingerprint().toHex();
    database.dataSource.inserted = text -> text.equals(hash) ? SMILE.fingerprint().toHex() : text;
    assertThat(damaged(() -> database.repository.save(PLAIN)))
        .hasMessageContaining("content_hash is " + SMILE.fingerprint().toHex());
    database.jdbc.update("delete from template");

    database.dataSource.inserted = text -> text.equals("shop") ? "sho" : text;
    assertThat(damaged(() -> database.repository.save(PLAIN)))
        .hasMessageContaining("its store is 'sho' instead of 'shop'");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anIdIsNotHandedOutIfTheRowIsNotThereAfterTheCommit(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    DynaStore<Item> store = database.store();
    database.dataSource.dropsInserts = true;
    assertThat(damaged(() -> store.create(new Item(1, "plain"))))
        .hasMessageContaining("no such row after the commit");
    database.dataSource.dropsInserts = false;
    database.dataSource.dropsCommits = true;
    assertThat(damaged(() -> store.create(new Item(1, "plain"))))
        .hasMessageContaining("prepareThreshold=0")
        .hasMessageContaining("row-level security")
        .hasMessageContaining("replicas");
    assertThat(database.rows()).isZero();

    database.dataSource.dropsCommits = false;
    assertThat(store.parse(store.create(new Item(1, "plain")))).isEqualTo(new Item(1, "plain"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aRowThatAReplicaHasNotReceivedYetIsWaitedFor(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    database.dataSource.emptyReads.set(4);

    String id = database.repository.save(PLAIN);

    assertThat(database.dataSource.emptyReads).hasValue(0);
    assertThat(database.repository.find(id)).contains(PLAIN);
    // One that lags longer: then it is looked for where it was written.
    database.dataSource.emptyReads.set(Integer.MAX_VALUE);
    assertThat(database.repository.save(SMILE)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void manyAreReadBackWithOneQueryAndOneThatDiffersIsFound(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    List<Template> templates =
        IntStream.range(0, 900)
            .mapToObj(n -> Template.ofJson("shop", "{\"n\":" + n + "}"))
            .toList();
    database.dataSource.inserted = text -> text.replace(":437}", ":438}");

    assertThat(damaged(() -> database.repository.saveAll(templates)).getTemplateId())
        .isEqualTo(idOf(database.jdbc, templates.get(437)));

    database.dataSource.inserted = text -> text;
    database.jdbc.update("delete from template");
    assertThat(database.repository.saveAll(templates)).hasSize(900);
  }

  private static String idOf(JdbcTemplate jdbc, Template template) {
    return String.valueOf(
        jdbc.queryForObject(
            "select id from template where content_hash = ?",
            String.class,
            template.fingerprint().toHex()));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aDamagedRowIsAnErrorThatNamesItAndNeverAnotherObject(Supplier<TestDatabase> server) {
    Tampered database = new Tampered(server);
    String id = database.repository.save(PLAIN);
    String whole = database.repository.save(SMILE);
    String json = database.database.url().contains(":h2:") ? " format json" : "";
    database.jdbc.update(
        "update template set content = '{\"text\":\"plane\"}'" + json + " where id = ?", id);
    JdbcTemplateRepository other = JdbcTemplateRepository.builder(database.dataSource).build();

    TemplateDamagedException damaged = damaged(() -> other.find(id));

    assertThat(damaged)
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("Row '" + id + "' of table 'template' is damaged")
        .hasMessageContaining("Restore the row");
    assertThat(damaged.getTemplateId()).isEqualTo(id);
    assertThatThrownBy(() -> other.findAll(List.of(whole, id)))
        .isInstanceOf(TemplateDamagedException.class);
    assertThatThrownBy(() -> other.save(PLAIN)).isInstanceOf(TemplateDamagedException.class);
    assertThat(other.latest("shop", 10)).isEqualTo(Map.of(whole, SMILE));

    database.jdbc.update("delete from template where id = ?", id);
    other.restore(id, PLAIN);
    assertThat(other.find(id)).contains(PLAIN);
  }

  @Test
  void mysqlsDriverWithACharacterSetOfFewCharactersIsFoundByTheFirstText() {
    TestDatabase database = TestDatabase.mysql();
    DataSource latin1 =
        new DriverManagerDataSource(
            database.url() + "&characterEncoding=latin1", database.user(), database.password());
    TemplateMigration.run(database.unpooled(), "template");
    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(latin1).unchecked().build();
    DynaStore<Item> store = DynaStore.builder(Item.class).templates(repository).build();
    Map<String, Item> created = new HashMap<>();
    int refused = 0;

    for (int n = 0; n < 123; n++) {
      Item item = new Item(n, (n < 23 ? "😀" : "plain") + n);
      try {
        created.put(store.create(item), item);
      } catch (TemplateDamagedException e) {
        refused++;
        assertThat(e).hasMessageContaining("characterEncoding");
      }
    }

    DynaStore<Item> restarted =
        DynaStore.builder(Item.class)
            .templates(JdbcTemplateRepository.builder(latin1).unchecked().build())
            .build();
    created.forEach((id, item) -> assertThat(restarted.parse(id)).isEqualTo(item));
    assertThat(refused).isEqualTo(23);
    assertThat(new JdbcTemplate(latin1).queryForList("select id from template")).hasSize(100);
  }

  @Test
  void postgresqlsTriggersAndRowLevelSecurityAreFound() {
    TestDatabase database = TestDatabase.postgresql();
    TemplateMigration.run(database.unpooled(), "template");
    JdbcTemplate jdbc = new JdbcTemplate(database.unpooled());
    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(database.unpooled()).build();
    jdbc.execute(
        "create function drop_row() returns trigger language plpgsql as 'begin return null; end'");
    jdbc.execute(
        "create trigger t before insert on template for each row execute function drop_row()");

    assertThat(damaged(() -> repository.save(PLAIN))).hasMessageContaining("trigger");

    jdbc.execute("drop trigger t on template");
    String role = "hidden" + Integer.toHexString(database.url().hashCode());
    jdbc.execute("create role " + role + " login password 'secret'");
    jdbc.execute("grant select, insert on template to " + role);
    jdbc.execute("alter table template enable row level security");
    jdbc.execute("create policy writes on template for insert with check (true)");
    jdbc.execute("create policy reads on template for select using (store <> 'shop')");
    JdbcTemplateRepository hidden =
        JdbcTemplateRepository.builder(new DriverManagerDataSource(database.url(), role, "secret"))
            .build();
    assertThat(damaged(() -> hidden.save(PLAIN))).hasMessageContaining("row-level security");
  }
}
