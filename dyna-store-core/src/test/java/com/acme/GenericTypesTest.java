package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreBuilder;
import io.dynastore.HighCardinality;
import io.dynastore.InvalidIdException;
import io.dynastore.StoreDefinitionException;
import io.dynastore.template.InMemoryTemplateRepository;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class GenericTypesTest {

  record Price(BigDecimal amount, String currency) {}

  record Offer<P>(@HighCardinality long user, P price) {}

  record Keyed<K, V>(@HighCardinality K key, @HighCardinality List<V> none, V value) {}

  record Pair<A, B>(@HighCardinality A first, @HighCardinality B second, String kind) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tried
  record Page<E>(@HighCardinality long user, List<E> items, Map<String, E> byName, E[] all) {}

  record Envelope<B>(@HighCardinality UUID id, B body) {}

  record Click(@HighCardinality long user, String page) {}

  static class Base<N extends Number> {
    private N count;

    @HighCardinality private long user;

    Base(N count) {
      this.count = count;
    }

    public N getCount() {
      return count;
    }

    public void setCount(N count) {
      this.count = count;
    }

    public long getUser() {
      return user;
    }

    public void setUser(long user) {
      this.user = user;
    }
  }

  static final class Sub<N extends Number> extends Base<N> {
    @SuppressWarnings("NullAway.Init")
    Sub() {
      super(null);
    }
  }

  @SuppressWarnings("UnusedTypeParameter") // what is tried
  record Phantom<P>(@HighCardinality long user, String page) {}

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  private <T> DynaStore<T> store(DynaStoreBuilder<T> builder) {
    return builder.templates(templates).build();
  }

  private static <T> void assertComesBack(T object, DynaStore<T> store) {
    for (int i = 0; i < 3; i++) { // also by what was learned
      T again = store.parse(store.create(object));
      assertThat(again).isEqualTo(object);
    }
  }

  @Test
  void lowFieldsHaveTheTypeOfTheArgument() {
    assertComesBack(
        new Offer<>(213123, new Price(new BigDecimal("19.90"), "EUR")),
        store(DynaStore.builder(new TypeReference<Offer<Price>>() {})));
    assertComesBack(
        new Offer<>(1, Instant.EPOCH),
        store(DynaStore.builder(new TypeReference<Offer<Instant>>() {})));
    assertComesBack(
        new Offer<>(1, List.of(5L)),
        store(DynaStore.builder(new TypeReference<Offer<List<Long>>>() {})));
    assertComesBack(
        new Offer<>(1, (Object) 5L),
        store(DynaStore.builder(new TypeReference<Offer<Object>>() {})));
  }

  @Test
  void highFieldsHaveTheTypeOfTheArgument() {
    assertComesBack(
        new Pair<>(UUID.randomUUID(), Instant.EPOCH, "x"),
        store(DynaStore.builder(new TypeReference<Pair<UUID, Instant>>() {})));
    assertComesBack(
        new Pair<>("text", 5, "x"),
        store(DynaStore.builder(new TypeReference<Pair<String, Integer>>() {})));
  }

  @Test
  void nestedGenericsAreResolved() {
    assertComesBack(
        new Envelope<>(UUID.randomUUID(), new Click(5, "home")),
        store(DynaStore.builder(new TypeReference<Envelope<Click>>() {})));
    assertComesBack(
        new Envelope<>(UUID.randomUUID(), new Offer<>(5, new Price(BigDecimal.ONE, "EUR"))),
        store(DynaStore.builder(new TypeReference<Envelope<Offer<Price>>>() {})));
  }

  @Test
  void collectionsAndArraysOfTheArgumentComeBack() {
    Price price = new Price(BigDecimal.ONE, "EUR");
    DynaStore<Page<Price>> pages = store(DynaStore.builder(new TypeReference<Page<Price>>() {}));
    Page<Price> page = new Page<>(1, List.of(price), Map.of("a", price), new Price[] {price});

    assertThat(pages.parse(pages.create(page))).usingRecursiveComparison().isEqualTo(page);
  }

  @Test
  void beansWithAGenericSuperclassComeBack() {
    DynaStore<Sub<Integer>> subs = store(DynaStore.builder(new TypeReference<Sub<Integer>>() {}));
    Sub<Integer> sub = new Sub<>();
    sub.setCount(5);
    sub.setUser(213123);

    assertThat(subs.parse(subs.create(sub))).usingRecursiveComparison().isEqualTo(sub);
  }

  @Test
  void typesKnownAtRunTimeOnlyAreBuiltAlike() {
    TypeReference<Offer<Price>> type = new TypeReference<>() {};
    DynaStore<Offer<Price>> one = store(DynaStore.builder((ParameterizedType) type.getType()));
    Offer<Price> offer = new Offer<>(1, new Price(BigDecimal.TEN, "EUR"));

    assertThat(store(DynaStore.builder(type)).parse(one.create(offer))).isEqualTo(offer);
  }

  @Test
  void storesOfOneClassDoNotReadEachOthersIds() {
    String id =
        store(DynaStore.builder(new TypeReference<Offer<String>>() {}))
            .create(new Offer<>(1, "free"));

    assertThatThrownBy(
            () -> store(DynaStore.builder(new TypeReference<Offer<Object>>() {})).parse(id))
        .isInstanceOf(InvalidIdException.class)
        .hasMessageContaining("'offer<String>'")
        .hasMessageContaining("'offer<Object>'");
    assertThat(
            store(DynaStore.builder(new TypeReference<Offer<Object>>() {}).name("offer<String>"))
                .parse(id))
        .isEqualTo(new Offer<Object>(1, "free"));
  }

  private static void assertRefused(DynaStoreBuilder<?> builder, String... parts) {
    assertThatThrownBy(() -> builder.templates(new InMemoryTemplateRepository()).build())
        .isInstanceOf(StoreDefinitionException.class)
        .satisfies(
            refusal -> {
              StoreDefinitionException e = (StoreDefinitionException) refusal;
              assertThat(e.getMessage() + e.getAction()).contains(parts);
            });
  }

  @Test
  void aClassWithoutItsArgumentsIsRefusedWithTheRemedy() {
    assertRefused(
        DynaStore.builder(Offer.class), "'price'", "new TypeReference<Offer<...>>() {}", "Object");
    assertRefused(DynaStore.builder(Pair.class), "'first'", "Pair<..., ...>");
    assertRefused(DynaStore.builder(Page.class), "'items'", "TypeReference");
    assertRefused(DynaStore.builder(Sub.class), "'count'", "TypeReference");
  }

  @Test
  void aTypeVariableThatNoFieldHasIsNoMatter() {
    @SuppressWarnings("rawtypes")
    DynaStore<Phantom> phantoms = store(DynaStore.builder(Phantom.class));

    assertThat(phantoms.parse(phantoms.create(new Phantom<>(1, "home"))))
        .isEqualTo(new Phantom<>(1, "home"));
  }

  private static <X> DynaStoreBuilder<Offer<X>> ofMethod() {
    return DynaStore.builder(new TypeReference<Offer<X>>() {});
  }

  @Test
  void anArgumentThatIsATypeVariableIsRefused() {
    assertRefused(GenericTypesTest.<Price>ofMethod(), "Nothing says what X");
  }

  @Test
  void typesWithoutFieldsAreRefused() {
    assertRefused(
        DynaStore.builder(new TypeReference<Map<String, Object>>() {}), "DynaStore.mapBuilder()");
    assertRefused(DynaStore.builder(new TypeReference<List<Click>>() {}), "no fields of its own");
    assertRefused(DynaStore.builder(new TypeReference<Click[]>() {}), "no fields of its own");
    assertRefused(DynaStore.builder(new TypeReference<Keyed<UUID, String>>() {}), "'none'", "List");
  }

  @Test
  void aTypeReferenceOfAClassIsTheClass() {
    Click click = new Click(1, "home");
    String id = store(DynaStore.builder(Click.class)).create(click);

    assertThat(store(DynaStore.builder(new TypeReference<Click>() {})).parse(id)).isEqualTo(click);
  }
}
