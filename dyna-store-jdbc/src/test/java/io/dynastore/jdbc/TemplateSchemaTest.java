package io.dynastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Where the table of templates is, and what a table made by hand must be like. */
@ParameterizedClass
@MethodSource("io.dynastore.databases.DatabaseKind#selected")
class TemplateSchemaTest extends OnDatabases {

  /** A schema of MariaDB is seen by all tests. */
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String schema = getClass().getSimpleName() + SCHEMAS.incrementAndGet();
  private DataSource dataSource;
  private JdbcTemplate jdbc;

  TemplateSchemaTest(DatabaseKind kind) {
    super(kind);
  }

  @BeforeEach
  void connect() {
    TestDatabase database = newDatabase();
    dataSource = database.unpooled();
    jdbc = new JdbcTemplate(dataSource);
  }

  @Test
  void createsASchemaWithTheTableAndItsHistory() {
    TemplateMigration.run(dataSource, schema, "id_template");
    TemplateMigration.run(dataSource, schema, "id_template");

    assertKeepsTemplates(schema, "id_template");
    assertThat(tablesOf(schema)).containsOnly("id_template", TemplateMigration.HISTORY_TABLE);
  }

  @Test
  void createsTheTableInASchemaThatIsThere() {
    jdbc.execute("create schema " + schema);
    jdbc.execute("create table " + schema + ".product (id integer)");

    TemplateMigration.run(dataSource, schema, "template");

    assertKeepsTemplates(schema, "template");
  }

  @Test
  void createsASchemaOnceHoweverManyNodesStart() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(8);

    List<Callable<Void>> starts =
        Collections.nCopies(
            8,
            () -> {
              TemplateMigration.run(dataSource, schema, "template");
              return null;
            });
    for (Future<Void> start : nodes.invokeAll(starts)) {
      start.get();
    }
    nodes.shutdown();

    assertKeepsTemplates(schema, "template");
  }

  @Test
  void tellsTheStatementsThatMakeTheTable() {
    runStatementsOfFailure(null, "template");
    runStatementsOfFailure(schema, "id_template");

    assertKeepsTemplates(null, "template");
    assertKeepsTemplates(schema, "id_template");
  }

  @Test
  void migratesATableThatWasMadeByHandWithoutLosingARow() {
    runStatementsOfFailure(schema, "template");
    String id = assertKeepsTemplates(schema, "template");

    TemplateMigration.run(dataSource, schema, "template");

    assertThat(builder(schema, "template").build().find(id)).isPresent();
  }

  @Test
  void hasAllItsScriptsInTheStatementsThatItTells() {
    TemplateMigration.run(dataSource, schema, "template");

    assertThat(
            jdbc.queryForList(
                "select * from " + schema + "." + quoted(TemplateMigration.HISTORY_TABLE)))
        .filteredOn(row -> "SQL".equals(row.get("type")))
        .extracting(row -> row.get("script"))
        .containsExactlyElementsOf(Dialect.SCRIPTS);
  }

  @Test
  void refusesATableThatLacksAColumn() {
    runStatementsOfFailure(null, "template");
    jdbc.execute("alter table template rename column created_at to made_at");

    assertThatThrownBy(() -> builder(null, "template").build())
        .isInstanceOf(TemplateTableInvalidException.class)
        .hasMessageContaining("created_at");
  }

  @Test
  void looksAtNothingIfToldSo() {
    TemplateRepository repository = builder(schema, "template").unchecked().build();

    assertThatThrownBy(() -> repository.find("a"))
        .isInstanceOf(TemplateTableMissingException.class)
        .hasMessageContaining(schema + ".template");
    TemplateMigration.run(dataSource, schema, "template");
    Template template = Template.ofJson("shop", "{\"value\":1}");
    assertThat(repository.find(repository.save(template))).contains(template);
  }

  @Test
  void refusesASchemaNameThatIsNoName() {
    assertThatThrownBy(() -> builder("a; drop table b", "template"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema's name")
        .hasMessageContaining("a; drop table b");
  }

  private void runStatementsOfFailure(@Nullable String schemaName, String table) {
    assertThatThrownBy(() -> builder(schemaName, table).build())
        .asInstanceOf(type(TemplateTableMissingException.class))
        .satisfies(
            failure ->
                new ResourceDatabasePopulator(
                        new ByteArrayResource(failure.getSql().getBytes(UTF_8)))
                    .execute(dataSource));
  }

  private JdbcTemplateRepositoryBuilder builder(@Nullable String schemaName, String table) {
    return JdbcTemplateRepository.builder(dataSource).schema(schemaName).table(table);
  }

  private String assertKeepsTemplates(@Nullable String schemaName, String table) {
    TemplateRepository repository = builder(schemaName, table).build();
    Template template = Template.ofJson("shop", "{\"value\":1}");
    String id = repository.save(template);
    assertThat(repository.find(id)).contains(template);
    return id;
  }

  private List<String> tablesOf(String schemaName) {
    return jdbc
        .queryForList(
            "select table_name from information_schema.tables where lower(table_schema) = ?",
            String.class,
            schemaName.toLowerCase(Locale.ROOT))
        .stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  private String quoted(String name) {
    return TemplateMigrationTest.quoted(jdbc, name);
  }
}
