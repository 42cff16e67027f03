package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.InMemoryTemplateRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class IdPropertiesTest {

  record All(
      @HighCardinality @Nullable Boolean flag,
      @HighCardinality int number,
      @HighCardinality @Nullable Long big,
      @HighCardinality double real,
      @HighCardinality @Nullable String text,
      @HighCardinality @Nullable UUID uuid,
      @HighCardinality @Nullable Instant instant,
      @HighCardinality @Nullable LocalDate date,
      String low) {}

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
  private final DynaStore<All> store = DynaStore.builder(All.class).templates(templates).build();

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
        .flatMap(
            s ->
                Arbitraries.integers()
                    .between(0, 999_999_999)
                    .map(nano -> Instant.ofEpochSecond(s, nano)));
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<UUID> uuids() {
    return Arbitraries.longs().tuple2().map(t -> new UUID(t.get1(), t.get2()));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .ofMaxLength(40)
            .filter(
                s ->
                    s.equals(
                        new String(
                            s.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8))),
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.strings().alpha().numeric().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789abcdef").ofMaxLength(70),
        uuids().map(UUID::toString));
  }

  @Property
  void parseGivesBackWhatCreateWasGiven(
      @ForAll boolean flag,
      @ForAll int number,
      @ForAll long big,
      @ForAll double real,
      @ForAll("texts") String text,
      @ForAll("uuids") UUID uuid,
      @ForAll("instants") Instant instant,
      @ForAll("dates") LocalDate date) {
    All all = new All(flag, number, big, real, text, uuid, instant, date, "low");

    assertThat(store.parse(store.create(all))).isEqualTo(all);
  }
}
