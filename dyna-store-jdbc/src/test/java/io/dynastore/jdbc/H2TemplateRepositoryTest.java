package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2TemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }

  @Test
  void saysWhatToCheckInADatabaseThatTakesLettersOfBothCasesForEqual() {
    DriverManagerDataSource dataSource =
        new DriverManagerDataSource(newDatabase().url() + ";IGNORECASE=TRUE", "sa", "");
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
