package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dynastore.template.InMemoryTemplateRepository;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Types within types: elements of collections, and those that have no fields of their own. */
class ContainedTypesTest {

  record Item(@HighCardinality long id, String name) {}

  record Basket(@HighCardinality long user, List<Item> items) {}

  record MaybeItem(@HighCardinality long user, Optional<Item> item) {}

  @Test
  void refusesMarkedFieldsWithinElementsOfCollections() {
    for (Class<?> type : new Class<?>[] {Basket.class, MaybeItem.class}) {
      assertThatThrownBy(
              () -> DynaStore.builder(type).templates(new InMemoryTemplateRepository()).build())
          .isInstanceOf(StoreDefinitionException.class)
          .hasMessageContaining("[].id")
          .hasMessageContaining("Move the field out of the collection");
    }
  }

  /** Without a constructor that could be called; Jackson reads and writes it by its own means. */
  static final class Tag {
    private final String text;

    private Tag(String text, boolean ignored) {
      this.text = text;
    }

    @JsonCreator
    static Tag of(String text) {
      return new Tag(text, true);
    }

    @JsonValue
    String text() {
      return text;
    }
  }

  record Tagged(@HighCardinality long user, Tag tag) {}

  @Test
  void takesTypesWithoutFieldsAsLowCardinalityValues() {
    DynaStore<Tagged> store =
        DynaStore.builder(Tagged.class).templates(new InMemoryTemplateRepository()).build();

    assertThat(store.parse(store.create(new Tagged(1, Tag.of("a")))).tag().text()).isEqualTo("a");
  }
}
