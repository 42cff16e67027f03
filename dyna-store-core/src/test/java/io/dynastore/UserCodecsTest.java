package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.template.InMemoryTemplateRepository;
import org.junit.jupiter.api.Test;

class UserCodecsTest {

  record Sku(String text) {}

  record Sale(@HighCardinality Sku sku) {}

  private static <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return DynaStore.builder(type).templates(new InMemoryTemplateRepository());
  }

  @Test
  void refusesCodecsThatClash() {
    FieldCodec<Sku> sku =
        FieldCodecs.standard().mapped("sku", Sku.class, String.class, Sku::text, Sku::new);

    assertThatThrownBy(() -> builder(Sale.class).codecs(sku, sku))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are two codecs of the type 'sku'; templates would mix them up");
    assertThatThrownBy(
            () ->
                builder(Sale.class)
                    .codecs(
                        sku,
                        FieldCodecs.standard()
                            .mapped("sku2", Sku.class, String.class, Sku::text, Sku::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are two codecs for " + Sku.class.getName() + "; keep one");
    assertThatThrownBy(
            () ->
                builder(Sale.class)
                    .codecs(
                        FieldCodecs.standard()
                            .mapped("long", Sku.class, String.class, Sku::text, Sku::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are two codecs of the type 'long'; templates would mix them up");
  }

  @Test
  void takesACodecForATypeOfTheUsers() {
    DynaStore<Sale> store =
        builder(Sale.class)
            .codecs(
                FieldCodecs.standard().mapped("sku", Sku.class, String.class, Sku::text, Sku::new))
            .build();
    Sale sale = new Sale(new Sku("A-1"));

    assertThat(store.parse(store.create(sale))).isEqualTo(sale);
    assertThatThrownBy(() -> builder(Sale.class).build())
        .isInstanceOf(StoreDefinitionException.class)
        .hasMessageContaining("Field 'sku': Its type " + Sku.class.getName());
  }
}
