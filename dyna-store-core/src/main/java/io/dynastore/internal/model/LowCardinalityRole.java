package io.dynastore.internal.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property that is kept in the template.
 *
 * @param node how it is put together from fields of its own, where an id has some of them
 */
record LowCardinalityRole(
    Property property, PropertyPath place, LowCodec codec, Supplier<TypeNode> node)
    implements PropertyRole {

  @Override
  public void take(@Nullable Object value, ObjectNode low, Collector collector) {
    low.set(property.name(), codec.write(value, place, collector.types()));
    collector.lowObjects().add(value);
  }

  @Override
  public Source source(TemplateLocation location) {
    boolean hasHighFields = location.index() < 0 && location.holdsAny();
    return hasHighFields && BeanDescriptor.isPossible(property.type())
        ? new NestedRole(property, node.get()).source(location)
        : source(property, codec, location);
  }

  /** An id made under another version of the class may have the value on the other side. */
  static Source source(Property property, LowCodec codec, TemplateLocation location) {
    int index = location.index();
    if (index >= 0) {
      location.view().differences().known(index);
      PropertyPath place = location.place().named(location.view().names().get(index));
      return high -> Conversion.to(property.type(), high.get(index), place);
    }
    JsonNode json = location.json();
    if (json == null) {
      location.view().differences().missing(location.place(), property.type().isPrimitive());
      Object absent = Conversion.absent(property.type());
      return new Constant(absent);
    }
    // Read once here, so that a template that does not fit is found before any id is.
    Object first = codec.read(json, location.place(), location.view().types());
    codec.compare(json, location.place(), location.view().differences());
    // Read again for each object where a user could change what they share.
    return Immutable.isValue(first)
        ? new Constant(first)
        : high -> codec.read(json, location.place(), location.view().types());
  }

  /** The same value for every id of a template. */
  record Constant(@Nullable Object value) implements Source {

    @Override
    public @Nullable Object value(List<@Nullable Object> high) {
      return value;
    }
  }
}
