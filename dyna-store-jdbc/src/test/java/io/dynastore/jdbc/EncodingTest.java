package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases and connections that do not have all characters, or read SQL in a way of their own. */
class EncodingTest {

  private static final Template AWKWARD =
      Template.ofJson(
          "shop", "{\"é漢😀\":\"\\\\ \\\" ' ` \\\\' %s \\u2028 😀\",\"n\":1.10,\"e\":\"\\\\\\\\\"}");

  @ParameterizedTest
  @CsvSource({
    "mysql, characterEncoding=latin1",
    "mysql, characterEncoding=cp1252",
    "mysql, characterSetResults=latin1",
    "mariadb, sessionVariables=character_set_client=latin1",
    "mariadb, 'sessionVariables=character_set_client=latin1,character_set_connection=latin1,"
        + "character_set_results=latin1'"
  })
  void connectionThatDamagesTextsIsRefusedAtStart(String driver, String setting) {
    TestDatabase database = newDatabase(driver);
    TemplateMigration.run(database.unpooled(), "template");
    DataSource damaging = with(database, setting);

    for (Runnable start :
        List.<Runnable>of(
            () -> TemplateMigration.run(damaging, "template"),
            () -> JdbcTemplateRepository.builder(damaging).build())) {
      assertThatThrownBy(start::run)
          .isInstanceOf(TemplateRepositoryException.class)
          .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
          .hasMessageMatching("(?s).*(damages texts|damages the encoding).*")
          .hasMessageContaining("'set names'");
    }
  }

  /** The driver of MySQL says of each text what character set it is in. */
  @Test
  void sessionOfAnotherCharacterSetChangesNothingForTheDriverOfMysql() {
    TestDatabase database = TestDatabase.mysql();
    DataSource latin1 =
        with(
            database,
            "characterEncoding=UTF-8&sessionVariables=character_set_client=latin1,"
                + "character_set_connection=latin1,character_set_results=latin1");
    TemplateMigration.run(latin1, "template");

    assertKeeps(latin1, AWKWARD);
    assertKeeps(database.unpooled(), AWKWARD);
  }

  @ParameterizedTest
  @CsvSource({
    "mysql, sql_mode='ANSI_QUOTES'",
    "mysql, sql_mode='NO_BACKSLASH_ESCAPES'",
    "mysql, sql_mode=''",
    "mysql, sql_mode='ANSI'",
    "mariadb, sql_mode='ANSI_QUOTES'",
    "mariadb, sql_mode='NO_BACKSLASH_ESCAPES'",
    "mariadb, sql_mode=''",
    "mariadb, sql_mode='ORACLE'",
    "mariadb, sql_mode='PAD_CHAR_TO_FULL_LENGTH'"
  })
  void modesOfMariadbChangeNothing(String driver, String mode) {
    DataSource dataSource = with(newDatabase(driver), "sessionVariables=" + mode);

    TemplateMigration.run(dataSource, "template");

    assertKeeps(dataSource, AWKWARD);
  }

  @ParameterizedTest
  @CsvSource({
    "mysql, utf8mb3",
    "mysql, latin1",
    "mariadb, utf8mb3",
    "mariadb, latin1",
    "mariadb, ucs2"
  })
  void characterSetOfTheDatabaseChangesNothing(String driver, String characterSet) {
    DataSource dataSource = newDatabase(driver).unpooled();
    new JdbcTemplate(dataSource).execute("alter database character set " + characterSet);

    TemplateMigration.run(dataSource, "template");

    assertKeeps(dataSource, AWKWARD);
  }

  @Test
  void databaseOfFewCharactersRefusesOthersWithASentenceAboutTheEncoding() {
    DataSource latin1 = postgresql("LATIN1");
    TemplateMigration.run(latin1, "template");
    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(latin1).build();
    Template known = Template.ofJson("shop", "{\"city\":\"Orléans\"}");
    String id = repository.save(known);

    for (Template unknown :
        List.of(
            Template.ofJson("shop", "{\"smile\":\"😀\"}"),
            Template.ofJson("漢", "{}"),
            Template.ofJson("shop", "{}").withProposedId("漢"))) {
      assertThatThrownBy(() -> repository.save(unknown))
          .isInstanceOf(TemplateRepositoryException.class)
          .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
          .hasMessageContaining("cannot hold one of its characters in its encoding")
          .hasMessageContaining("UTF8");
    }

    assertThat(JdbcTemplateRepository.builder(latin1).build().findAll(List.of("漢", id, "é")))
        .containsOnlyKeys(id)
        .containsValue(known);
    assertThat(repository.find("😀")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQL_ASCII", "UTF8"})
  void databaseThatTakesAllBytesKeepsAllCharacters(String encoding) {
    DataSource dataSource = postgresql(encoding);

    TemplateMigration.run(dataSource, "template");

    assertKeeps(dataSource, AWKWARD);
  }

  @Test
  void idsOfAsciiOnlyAreLookedUpWithAnyCharacter() {
    DataSource dataSource = TestDatabase.mariadb().unpooled();
    TemplateMigration.run(dataSource, "template");
    new JdbcTemplate(dataSource)
        .execute(
            "alter table template modify content_hash varchar(64) character set ascii collate"
                + " ascii_bin not null");
    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(dataSource).build();

    assertThatCode(() -> repository.find("漢😀")).doesNotThrowAnyException();
    assertKeeps(dataSource, AWKWARD);
  }

  private static void assertKeeps(DataSource dataSource, Template template) {
    String id = JdbcTemplateRepository.builder(dataSource).build().save(template);

    JdbcTemplateRepository another = JdbcTemplateRepository.builder(dataSource).build();
    assertThat(another.find(id)).contains(template);
    assertThat(another.save(template)).isEqualTo(id);
    assertThat(another.latest(template.store(), 10)).containsOnlyKeys(id);
    assertThat(another.find("漢")).isEmpty();
  }

  private static TestDatabase newDatabase(String driver) {
    return driver.equals("mysql") ? TestDatabase.mysql() : TestDatabase.mariadb();
  }

  private static DataSource with(TestDatabase database, String setting) {
    String url = database.url() + (database.url().contains("?") ? "&" : "?") + setting;
    return new TestDatabase(url, database.user(), database.password()).unpooled();
  }

  private static DataSource postgresql(String encoding) {
    TestDatabase database = TestDatabase.postgresql();
    String name =
        database.url().replaceFirst(".*/([^/?]+).*", "$1")
            + "_"
            + encoding.toLowerCase(Locale.ROOT);
    new JdbcTemplate(database.unpooled())
        .execute(
            "create database "
                + name
                + " encoding '"
                + encoding
                + "' template template0 lc_collate 'C' lc_ctype 'C'");
    return new TestDatabase(
            database.url().replaceFirst("/([^/?]+)(\\?.*)?$", "/" + name + "$2"),
            database.user(),
            database.password())
        .unpooled();
  }
}
