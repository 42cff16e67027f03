package io.dynastore.internal.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property that is written into the id, as one of the payload's values.
 *
 * @param isCut whether an id holds but part of a value, as it is cut to a unit
 */
record HighCardinalityRole(
    Property property, PropertyPath place, int index, boolean isCut, LowCodec codec)
    implements PropertyRole {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Collector collector) {
    collector.high().set(index, Conversion.from(property.type(), value, place));
  }

  @Override
  public Source source(TemplateLocation location) {
    return LowCardinalityRole.source(property, codec, location);
  }
}
