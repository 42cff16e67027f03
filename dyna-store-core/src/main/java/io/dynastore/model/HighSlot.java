package io.dynastore.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property that is written into the id, as one of the payload's values.
 *
 * @param isCut whether an id holds but part of a value, as it is cut to a unit
 */
record HighSlot(Property property, Place place, int index, boolean isCut, LowCodec codec)
    implements Slot {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Taking taking) {
    taking.high().set(index, Conversion.from(property.type(), value, place));
  }

  @Override
  public Source source(Spot spot) {
    return LowSlot.source(property, codec, spot);
  }
}
