package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Columns that take upper for lower case. */
class CollationTest {

  @Test
  void refusesATableWhoseCollationTakesUpperForLowerCase() {
    TestDatabase database = TestDatabase.mariadb();
    DataSource dataSource = database.unpooled();
    TemplateMigration.run(dataSource, "template");
    new JdbcTemplate(dataSource)
        .execute(
            "alter table template convert to character set utf8mb4 collate utf8mb4_general_ci");

    assertThatThrownBy(() -> JdbcTemplateRepository.builder(dataSource).build())
        .isInstanceOf(TemplateTableInvalidException.class)
        .hasMessageContaining("'template'")
        .hasMessageContaining("upper for lower case")
        .hasMessageContaining("collate utf8mb4_bin");
  }

  @Test
  void saysWhatToCheckInADatabaseThatTakesLettersOfBothCasesForEqual() {
    DriverManagerDataSource dataSource =
        new DriverManagerDataSource(TestDatabase.h2().url() + ";IGNORECASE=TRUE", "sa", "");
    assertThatThrownBy(() -> TemplateMigration.run(dataSource, "template"))
        .isInstanceOf(TemplateTableInvalidException.class)
        .hasMessageContaining("upper for lower case");
    TemplateRepository repository = JdbcTemplateRepository.builder(dataSource).unchecked().build();

    assertThatThrownBy(
            () -> {
              for (int n = 0; n < 300; n++) {
                repository.save(Template.ofJson("s", "{\"n\":" + n + "}"));
              }
            })
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("column 'id' takes upper for lower case");
  }
}
