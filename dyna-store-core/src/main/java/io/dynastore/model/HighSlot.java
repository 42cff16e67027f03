package io.dynastore.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A property that is written into the id, as one of the payload's values. */
record HighSlot(Property property, Place place, int index, LowCodec codec) implements Slot {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Taking taking) {
    taking.high().set(index, value);
  }

  @Override
  public Source source(@Nullable JsonNode low, Making making) {
    int position = making.names().indexOf(place.path());
    return position < 0
        ? LowSlot.fromJson(property, place, codec, low, making)
        : high -> Conversion.to(property.type(), high.get(position), place);
  }
}
