package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2TemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
      })
  void keepsIdsApartInEveryMode(String settings) {
    TemplateRepository repository = repository(settings);
    List<Template> templates = templates();

    List<String> ids = templates.stream().map(repository::save).toList();

    assertThat(new HashSet<>(ids)).hasSize(300);
    assertThat(repository.findAll(ids).values()).containsExactlyInAnyOrderElementsOf(templates);
  }

  @Test
  void saysWhatToCheckInADatabaseThatTakesLettersOfBothCasesForEqual() {
    TemplateRepository repository = repository("IGNORECASE=TRUE");

    assertThatThrownBy(() -> templates().forEach(repository::save))
        .isInstanceOf(TemplateRepositoryException.class)
        .hasMessageContaining("upper from lower case");
  }

  private TemplateRepository repository(String settings) {
    DriverManagerDataSource dataSource =
        new DriverManagerDataSource(newDatabase().url() + ";" + settings, "sa", "");
    TemplateMigration.run(dataSource, "template");
    return JdbcTemplateRepository.builder(dataSource).build();
  }

  private static List<Template> templates() {
    return IntStream.range(0, 300)
        .mapToObj(n -> Template.ofJson("s", "{\"n\":" + n + "}"))
        .toList();
  }
}
