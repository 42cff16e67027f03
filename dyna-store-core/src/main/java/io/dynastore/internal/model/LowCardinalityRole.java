package io.dynastore.internal.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A property that is kept in the template. */
final class LowCardinalityRole implements PropertyRole {

  private final Property property;
  private final PropertyPath place;
  private final LowCodec codec;
  private final Supplier<TypeNode> newNode;
  private volatile @Nullable TypeNode node;
  private volatile @Nullable LowForm form;

  /**
   * Makes a role.
   *
   * @param node how it is put together from fields of its own, where those are wanted
   */
  LowCardinalityRole(
      Property property, PropertyPath place, LowCodec codec, Supplier<TypeNode> node) {
    this.property = property;
    this.place = place;
    this.codec = codec;
    this.newNode = node;
  }

  Property property() {
    return property;
  }

  LowCodec codec() {
    return codec;
  }

  TypeNode node() {
    TypeNode known = node;
    if (known == null) {
      known = newNode.get();
      node = known;
    }
    return known;
  }

  /** What a template is known by of it. */
  LowForm form() {
    LowForm known = form;
    if (known == null) {
      known = LowForm.of(this);
      form = known;
    }
    return known;
  }

  @Override
  public void take(@Nullable Object value, ObjectNode low, Collector collector) {
    low.set(property.name(), codec.write(value, place, collector.types()));
  }

  @Override
  public Source source(TemplateLocation location) {
    boolean hasHighFields = location.index() < 0 && location.holdsAny();
    return hasHighFields && BeanDescriptor.isPossible(property.type())
        ? new NestedRole(property, node()).source(location)
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
        : new Read(first, () -> codec.read(json, location.place(), location.view().types()));
  }

  /** An equal value for each id of a template; the first one is never given away. */
  record Read(@Nullable Object first, Supplier<@Nullable Object> next) implements Source {

    @Override
    public @Nullable Object value(List<@Nullable Object> high) {
      return next.get();
    }
  }

  /** The same value for every id of a template. */
  record Constant(@Nullable Object value) implements Source {

    @Override
    public @Nullable Object value(List<@Nullable Object> high) {
      return value;
    }
  }
}
