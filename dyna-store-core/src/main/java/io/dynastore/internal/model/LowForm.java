package io.dynastore.internal.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * What a template is known by of a low-cardinality property: of a record or bean that is written by
 * its properties alone, by those; of a list, set or map, by what it holds.
 */
sealed interface LowForm {

  /** Values that never change. */
  record Value() implements LowForm {}

  /** Values that are copied: see {@link LowCopy}. */
  record Copied() implements LowForm {}

  /** An object of this very class, which is never null. */
  record Nested(TypeNode node) implements LowForm {}

  /** Values that cannot be compared without writing them. */
  record Unknown() implements LowForm {}

  /** The form of a property. */
  static LowForm of(LowCardinalityRole role) {
    return of(role, new HashSet<>());
  }

  private static LowForm of(LowCardinalityRole role, Set<JavaType> within) {
    JavaType type = role.property().type();
    if (Immutable.isType(type.getRawClass())) {
      return new Value();
    }
    if (role.codec() instanceof DynamicLowCodec || isCopied(type)) {
      return new Copied();
    }
    if (!BeanDescriptor.isPossible(type) || !within.add(type)) {
      return new Unknown();
    }
    try {
      TypeNode node = role.node();
      boolean isKnown =
          !node.bean().properties().isEmpty()
              && node.bean().leftOut().isEmpty()
              && role.codec().isOfProperties(node.bean())
              && node.roles().stream().allMatch(part -> isKnown(part, within));
      return isKnown ? new Nested(node) : new Unknown();
    } catch (ModelException e) {
      return new Unknown();
    } finally {
      within.remove(type);
    }
  }

  private static boolean isKnown(PropertyRole part, Set<JavaType> within) {
    return part instanceof LowCardinalityRole low && !(of(low, within) instanceof Unknown);
  }

  private static boolean isCopied(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == List.class || raw == Set.class || raw == Optional.class) {
      return isCopied(type.containedTypeOrUnknown(0));
    }
    return raw == Map.class
        ? type.getKeyType().getRawClass() == String.class && isCopied(type.getContentType())
        : Immutable.isType(raw) || raw == BigDecimal.class || raw == BigInteger.class;
  }

  /**
   * Adds what a template is known by of a value: values that never change, and copies.
   *
   * @param value what was read of the template
   * @return whether it has this form
   */
  static boolean addTo(
      List<@Nullable Object> parts, LowCardinalityRole role, @Nullable Object value) {
    LowForm form = role.form();
    if (form instanceof Nested nested) {
      return value != null
          && value.getClass() == nested.node().bean().type()
          && addParts(parts, nested.node(), value)
          && Equality.find(value, again(nested.node(), value), "") == null;
    }
    LowCopy copy = form instanceof Unknown ? null : LowCopy.of(value);
    parts.add(form instanceof Value ? value : copy);
    return copy != null;
  }

  private static boolean addParts(List<@Nullable Object> parts, TypeNode node, Object value) {
    Iterator<Property> properties = node.bean().properties().iterator();
    for (PropertyRole role : node.roles()) {
      if (!(role instanceof LowCardinalityRole low)
          || !addTo(parts, low, node.bean().get(properties.next(), value))) {
        return false;
      }
    }
    return true;
  }

  /** What the parts are made into, which need not be what Jackson made. */
  private static Object again(TypeNode node, Object value) {
    List<@Nullable Object> values = new ArrayList<>();
    node.bean().properties().forEach(p -> values.add(node.bean().get(p, value)));
    return node.bean().newInstance(values.toArray());
  }
}
