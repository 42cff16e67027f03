package io.dynastore.internal.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.fastpath.TemplateIdIndex.ById;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateIndexTest {

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 10_000, 100_000})
  void aTemplateIsFoundNearItsIndex(int templates) {
    InMemoryTemplateRepository repository = new InMemoryTemplateRepository();
    TemplateIndex<ById<String>> index = new TemplateIndex<>(templates, new Epoch());
    for (int i = 0; i < templates; i++) {
      Template template = Template.ofJson("s", "{\"low\":{\"name\":\"n" + i + "\"}}");
      String id = repository.save(template);
      index.add(new ById<>(TemplateIdIndex.hash(id), id, template, "value"), 0);
    }

    assertThat(entriesPassed(index.slots()) / (double) templates).isLessThan(1.5);
  }

  /** How many other entries are looked at, if each is looked for once. */
  private static long entriesPassed(@Nullable Object[] slots) {
    long passed = 0;
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] instanceof ById<?> entry) {
        passed += (i - TemplateIndex.index(entry.hash())) & (slots.length - 1);
      }
    }
    return passed;
  }
}
