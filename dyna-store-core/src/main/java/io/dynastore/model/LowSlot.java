package io.dynastore.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property that is kept in the template.
 *
 * @param branch how it is put together from fields of its own, where an id has some of them
 */
record LowSlot(Property property, Place place, LowCodec codec, Supplier<Branch> branch)
    implements Slot {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Taking taking) {
    low.set(property.name(), codec.write(value, place, taking.types()));
    taking.lowObjects().add(value);
  }

  @Override
  public Source source(Spot spot) {
    boolean hasHighFields = spot.index() < 0 && spot.holdsAny();
    return hasHighFields && Shape.isPossible(property.type())
        ? new NestedSlot(property, branch.get()).source(spot)
        : source(property, codec, spot);
  }

  /** An id made under another version of the class may have the value on the other side. */
  static Source source(Property property, LowCodec codec, Spot spot) {
    int index = spot.index();
    if (index >= 0) {
      spot.making().differences().known(index);
      Place place = spot.place().named(spot.making().names().get(index));
      return high -> Conversion.to(property.type(), high.get(index), place);
    }
    JsonNode json = spot.json();
    if (json == null) {
      spot.making().differences().missing(spot.place(), property.type().isPrimitive());
      Object absent = Conversion.absent(property.type());
      return new Constant(absent);
    }
    // Read once here, so that a template that does not fit is found before any id is.
    Object first = codec.read(json, spot.place(), spot.making().types());
    codec.compare(json, spot.place(), spot.making().differences());
    // Read again for each object where a user could change what they share.
    return Immutable.isValue(first)
        ? new Constant(first)
        : high -> codec.read(json, spot.place(), spot.making().types());
  }

  /** The same value for every id of a template. */
  record Constant(@Nullable Object value) implements Source {

    @Override
    public @Nullable Object value(List<@Nullable Object> high) {
      return value;
    }
  }
}
