package io.dynastore;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.template.InMemoryTemplateRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects whose own methods never end, as those that hold themselves. */
class EndlessObjectsTest {

  /** Answers without end. */
  static final class Endless {
    private int number;
    private int depth;

    @HighCardinality
    public int getNumber() {
      return number;
    }

    public void setNumber(int number) {
      this.number = number;
    }

    public int getDepth() {
      return depth == 0 ? 0 : 1 + getDepth();
    }

    public void setDepth(int depth) {
      this.depth = depth;
    }
  }

  private static <T> void assertRefused(DynaStore<T> store, T object) {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(InvalidObjectException.class)
          .isThrownBy(() -> store.create(object))
          .withMessageContaining(object.getClass().getName())
          .withMessageContaining("without end");
      assertThatExceptionOfType(InvalidObjectException.class)
          .isThrownBy(() -> store.createAll(List.of(object)));
    }
  }

  @Test
  void getterWithoutEndIsRefused() {
    DynaStore<Endless> store =
        DynaStore.builder(Endless.class).templates(new InMemoryTemplateRepository()).build();
    Endless object = new Endless();
    store.create(object);
    object.setDepth(1);

    assertRefused(store, object);
  }
}
