package io.dynastore.autoconfigure.jpa;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores a click as its id. */
@Converter
public class ClickConverter implements AttributeConverter<Click, String> {

  private final DynaStore<Click> store;

  public ClickConverter(DynaStore<Click> store) {
    this.store = store;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Click click) {
    return click == null ? null : store.create(click);
  }

  @Override
  public @Nullable Click convertToEntityAttribute(@Nullable String id) {
    return id == null ? null : store.parse(id);
  }
}
