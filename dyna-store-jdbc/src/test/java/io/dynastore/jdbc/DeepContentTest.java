package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import org.junit.jupiter.api.Test;

/** MariaDB validates JSON to a depth of its own. */
class DeepContentTest {

  @Test
  void keepsContentsOf31LevelsAndRefusesMore() {
    TestDatabase database = TestDatabase.mariadb();
    TemplateMigration.run(database.unpooled(), "template");
    TemplateRepository repository = JdbcTemplateRepository.builder(database.unpooled()).build();

    assertThat(repository.find(repository.save(nested(31)))).contains(nested(31));
    assertThatThrownBy(() -> repository.save(nested(32)))
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("template.content");
  }

  private static Template nested(int levels) {
    return Template.ofJson("deep", "{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
  }
}
