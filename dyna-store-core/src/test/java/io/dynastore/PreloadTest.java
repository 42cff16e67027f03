package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreloadTest {

  record Click(@HighCardinality long userId, String page) {}

  private static final List<Click> CLICKS =
      IntStream.range(0, 9).mapToObj(n -> new Click(n, "page" + n)).toList();

  private final CountingRepository templates = new CountingRepository();

  private DynaStoreBuilder<Click> store() {
    return DynaStore.builder(Click.class).templates(templates);
  }

  @Test
  void aStoreThatPreloadsAsksForNoneOfItsNewestTemplates() {
    List<String> ids = store().build().createAll(CLICKS);
    DynaStore<Click> restarted = store().preload(9).build();
    templates.calls.clear();

    assertThat(restarted.parseAll(ids)).isEqualTo(CLICKS);
    assertThat(restarted.createAll(CLICKS)).isEqualTo(ids);
    assertThat(templates.calls).isEmpty();
  }

  @Test
  void aStoreAsksForNothingWhenItIsBuiltUnlessItIsToPreload() {
    store().build();

    assertThat(templates.calls).isEmpty();
  }

  @Test
  void aStoreThatMayKeepOneTemplateKeepsOne() {
    DynaStore<Click> small = store().maxCachedTemplates(1).preload(9).build();

    assertThat(templates.calls).containsExactly("latest click 1");
    assertThat(small.parseAll(small.createAll(CLICKS))).isEqualTo(CLICKS);
  }

  @Test
  void numbersOfTemplatesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> store().maxCachedTemplates(0).build())
        .isInstanceOf(StoreDefinitionException.class)
        .hasMessageContaining("0 templates are to be kept in memory");
    assertThatThrownBy(() -> store().preload(-1).build())
        .isInstanceOf(StoreDefinitionException.class)
        .hasMessageContaining("-1 to be preloaded");
  }
}
