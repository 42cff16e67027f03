package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template learns of lists, maps and beans stays, whatever becomes of them. */
@Timeout(120)
class NestedLearningTest {

  private final InterferingRepository templates = new InterferingRepository();

  record Tagged(@HighCardinality long user, List<String> tags, Holder holder) {}

  /** A bean in the template, which anybody may change. */
  static final class Holder {

    private volatile String country;

    @JsonCreator
    Holder(@JsonProperty("country") String country) {
      this.country = country;
    }

    public String getCountry() {
      return country;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Holder that && country.equals(that.country);
    }

    @Override
    public int hashCode() {
      return country.hashCode();
    }
  }

  private static Tagged tagged(long user, String country) {
    return new Tagged(user, new ArrayList<>(List.of(country, "web")), new Holder(country));
  }

  private static void taggedComeBack(DynaStore<Tagged> store) {
    for (int user = 0; user < 4; user++) {
      for (String country : List.of("DE", "FR")) {
        Tagged tagged = tagged(user, country);
        assertThat(store.parse(store.create(tagged))).isEqualTo(tagged);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aListAndABeanThatChangeWhileTheirTemplateIsSaved(boolean many) {
    DynaStore<Tagged> store = DynaStore.builder(Tagged.class).templates(templates).build();
    Tagged changing = tagged(1, "DE");
    templates.whileSaving =
        () -> {
          changing.tags().set(0, "FR");
          changing.holder().country = "FR";
        };
    List<String> ids =
        many
            ? store.createAll(List.of(changing, tagged(2, "FR")))
            : List.of(store.create(changing));
    templates.whileSaving = () -> {};

    assertThat(store.parse(ids.get(0))).isEqualTo(tagged(1, "DE"));
    assertThat(store.create(changing)).isNotEqualTo(ids.get(0));
    assertThat(store.parse(store.create(changing))).isEqualTo(tagged(1, "FR"));
    taggedComeBack(store);
    changing.tags().add("more");
    assertThat(store.parse(store.create(changing))).isEqualTo(changing);
    taggedComeBack(store);
  }

  @Test
  void listsAndBeansThatThreadsNeverStopChanging() throws Exception {
    Tagged[] all = {tagged(1, "DE"), tagged(2, "FR")};
    templates.whileThreadsChange(
        i -> {
          all[i % 2].tags().set(0, i % 3 == 0 ? "DE" : "FR");
          all[i % 2].holder().country = i % 5 == 0 ? "DE" : "FR";
        },
        () -> {
          DynaStore<Tagged> store = DynaStore.builder(Tagged.class).templates(templates).build();
          for (int i = 0; i < 20; i++) {
            Tagged parsed = store.parse(store.create(all[i % 2]));
            assertThat(parsed.user()).isEqualTo(1 + i % 2);
            assertThat(parsed.tags()).hasSize(2).last().isEqualTo("web");
            assertThat(parsed.tags().get(0)).isIn("DE", "FR");
            assertThat(parsed.holder().getCountry()).isIn("DE", "FR");
          }
          taggedComeBack(store);
        });
  }

  @Test
  void aMapInAMapThatChangesIsComparedWithWhatItWas() {
    DynaStore<Map<String, Object>> store =
        DynaStore.mapBuilder().highCardinality("user").templates(templates).build();
    Map<String, Object> inner = new HashMap<>(Map.of("name", "als", "tags", List.of("a")));
    Map<String, Object> map = new HashMap<>(Map.of("user", 1L, "country", "DE", "express", false));
    map.put("inner", inner);
    templates.whileSaving = () -> inner.put("name", "other");
    String id = store.create(map);
    templates.whileSaving = () -> {};
    String changed = store.create(map);
    assertThat(changed).isNotEqualTo(id);
    assertThat(store.parse(changed)).isEqualTo(map);
    inner.put("name", "als");
    assertThat(store.create(map)).isEqualTo(id);
    assertThat(store.parse(id)).isEqualTo(map);
  }
}
