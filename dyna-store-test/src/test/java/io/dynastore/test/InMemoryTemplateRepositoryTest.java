package io.dynastore.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import org.junit.jupiter.api.Test;

class InMemoryTemplateRepositoryTest extends TemplateRepositoryContract {

  @Override
  protected TemplateRepository repository() {
    return new InMemoryTemplateRepository();
  }

  @Override
  protected TemplateRepository sameStorage(TemplateRepository repository) {
    return repository;
  }

  @Test
  void startsWithTheLeastLengthThatIsAskedFor() {
    Template template = Template.ofJson("shop", "{\"a\":1}");

    assertThat(new InMemoryTemplateRepository(10).save(template))
        .isEqualTo(template.fingerprint().prefix(10));
  }

  @Test
  void refusesALeastLengthThatNoIdCanHave() {
    assertThatThrownBy(() -> new InMemoryTemplateRepository(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InMemoryTemplateRepository(44))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
