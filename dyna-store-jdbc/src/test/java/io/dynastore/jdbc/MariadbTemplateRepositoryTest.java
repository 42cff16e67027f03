package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import org.junit.jupiter.api.Test;

class MariadbTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }

  @Test
  void keepsContentsOf31LevelsAndRefusesMore() {
    TemplateRepository repository = repository();

    assertThat(repository.find(repository.save(nested(31)))).contains(nested(31));
    assertThatThrownBy(() -> repository.save(nested(32)))
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("template.content");
  }

  private static Template nested(int levels) {
    return Template.ofJson("deep", "{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
  }
}
