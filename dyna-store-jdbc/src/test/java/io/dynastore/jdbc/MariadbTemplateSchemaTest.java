package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.databases.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class MariadbTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }

  @Test
  void refusesATableWhoseCollationTakesUpperForLowerCase() {
    TestDatabase database = newDatabase();
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
}
