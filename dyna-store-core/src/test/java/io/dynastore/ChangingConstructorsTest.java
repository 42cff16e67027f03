package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What constructors and accessors do to some values, after the template was learned with others.
 */
class ChangingConstructorsTest {

  /** Adds to what begins with an x, each time. */
  private static String marked(String text) {
    return text.startsWith("x") ? text + "!" : text;
  }

  record High(@HighCardinality String text, String page) {
    High {
      text = marked(text);
    }
  }

  record Times(@HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant time, String page) {
    Times {
      time = time.getEpochSecond() % 2 == 1 ? time.plusSeconds(2) : time;
    }
  }

  record Shouted(@HighCardinality String text, String page) {
    Shouted {
      text = text.toUpperCase(Locale.ROOT);
    }

    @Override
    public String text() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  record Copied(@HighCardinality String text, String page) {
    @Override
    public String text() {
      return new String(text.toCharArray());
    }
  }

  private static <T> DynaStore<T> store(Class<T> type) {
    return DynaStore.builder(type).templates(new InMemoryTemplateRepository()).build();
  }

  @Test
  void aTextThatWouldComeBackLongerIsRefused() {
    DynaStore<High> store = store(High.class);
    for (int i = 0; i < 20_000; i++) {
      assertThat(store.parse(store.create(new High("a" + i, "home"))).text()).isEqualTo("a" + i);
    }

    assertThatThrownBy(() -> store.create(new High("x", "home")))
        .isInstanceOf(InvalidObjectException.class);
  }

  @Test
  void aTimeThatWouldComeBackLaterIsRefused() {
    DynaStore<Times> store = store(Times.class);
    Instant even = Instant.parse("2026-11-24T00:00:00Z");
    for (int i = 0; i < 20_000; i++) {
      Instant time = even.plusSeconds(2L * i);
      assertThat(store.parse(store.create(new Times(time, "home"))).time()).isEqualTo(time);
    }

    assertThatThrownBy(() -> store.create(new Times(even.plusSeconds(1), "home")))
        .isInstanceOf(InvalidObjectException.class);
  }

  @Test
  void aTextThatIsShownOtherwiseThanItIsKeptComesBack() {
    DynaStore<Shouted> store = store(Shouted.class);
    for (int i = 0; i < 20_000; i++) {
      Shouted object = new Shouted("Text " + i, "home");
      assertThat(store.parse(store.create(object))).isEqualTo(object);
    }
  }

  @Test
  void aTextThatIsShownAsACopyComesBack() {
    DynaStore<Copied> store = store(Copied.class);
    for (int i = 0; i < 20_000; i++) {
      Copied object = new Copied("Text " + i, "home");
      assertThat(store.parse(store.create(object))).isEqualTo(object);
    }
  }
}
