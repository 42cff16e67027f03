package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreException;
import io.dynastore.HighCardinality;
import io.dynastore.IncompatibleTemplateException;
import io.dynastore.InvalidIdException;
import io.dynastore.TemplateNotFoundException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryParseTest {

  record Click(@HighCardinality long user, String page) {}

  enum Color {
    RED
  }

  record Shirt(@HighCardinality long user, Color color) {}

  record OtherShirt(@HighCardinality long user, int color) {}

  private final TemplateRepository templates = new InMemoryTemplateRepository();
  private final DynaStore<Click> clicks =
      DynaStore.builder(Click.class).templates(templates).build();
  private final String id = clicks.create(new Click(213123, "home"));

  /** A repository whose every look-up fails. */
  private record Failing(Supplier<DynaStoreException> failure) implements TemplateRepository {

    @Override
    public String save(Template template) {
      throw failure.get();
    }

    @Override
    public Map<Template, String> saveAll(Collection<Template> all) {
      throw failure.get();
    }

    @Override
    public Optional<Template> find(String templateId) {
      throw failure.get();
    }

    @Override
    public Map<String, Template> findAll(Collection<String> ids) {
      throw failure.get();
    }
  }

  private static DynaStore<Click> failing(Supplier<DynaStoreException> failure) {
    return DynaStore.builder(Click.class).templates(new Failing(failure)).build();
  }

  @Test
  void readsAnId() {
    assertThat(clicks.tryParse(id)).contains(new Click(213123, "home"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "home", "no-template", "5-", "a b-1", "\0", "ä-ö"})
  void isEmptyForWhatIsNoIdOrHasNoTemplate(String text) {
    assertThat(clicks.tryParse(text)).isEmpty();
  }

  @Test
  void isEmptyForChangedIdsAndThoseOfOtherStores() {
    DynaStore<Click> others =
        DynaStore.builder(Click.class).name("other").templates(templates).build();

    assertThat(clicks.tryParse(id + "0")).isEmpty();
    assertThat(clicks.tryParse(id.substring(0, id.length() - 1))).isEmpty();
    assertThat(others.tryParse(id)).isEmpty();
  }

  @Property
  void isEmptyWhereParseSaysWhy(@ForAll String text) {
    assertThat(clicks.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> clicks.parse(text))
        .isInstanceOfAny(InvalidIdException.class, TemplateNotFoundException.class);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tried
  void refusesNullAsParseDoes() {
    assertThatThrownBy(() -> clicks.tryParse(null))
        .isInstanceOf(InvalidIdException.class)
        .hasMessageContaining("null");
  }

  @Test
  void throwsOfAnOutage() {
    assertThatThrownBy(
            () ->
                failing(() -> new TemplateRepositoryUnavailableException("It is down.", null))
                    .tryParse(id))
        .isInstanceOf(TemplateRepositoryUnavailableException.class);
  }

  @Test
  void throwsWhereTheClassDoesNotFit() {
    String shirt =
        DynaStore.builder(Shirt.class)
            .name("shirt")
            .templates(templates)
            .build()
            .create(new Shirt(1, Color.RED));
    DynaStore<OtherShirt> others =
        DynaStore.builder(OtherShirt.class).name("shirt").templates(templates).build();

    assertThatThrownBy(() -> others.tryParse(shirt))
        .isInstanceOf(IncompatibleTemplateException.class);
  }

  @Test
  void throwsWhatARepositorySaysOfIdsOfItsOwn() {
    assertThatThrownBy(() -> failing(() -> new InvalidIdException("key", 0, "no key")).tryParse(id))
        .isInstanceOf(DynaStoreException.class);
    assertThatThrownBy(
            () -> failing(() -> new TemplateNotFoundException("key-1", "key")).tryParse(id))
        .isInstanceOf(DynaStoreException.class);
  }

  @Test
  void readsMapsWithNullValues() {
    DynaStore<Map<String, @Nullable Object>> maps =
        DynaStore.mapBuilder().highCardinality("user").templates(templates).build();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("user", null);
    map.put("page", null);

    assertThat(maps.tryParse(maps.create(map))).contains(map);
    assertThat(maps.tryParse(id)).isEmpty();
  }
}
