package io.dynastore.internal.model;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.model.StateFields.StateField;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the accessors of a type: visits the tree of its nodes, and joins the getters that lead to
 * each leaf, and the factories that make each node of its leaves.
 */
final class AccessorsBuilder {

  /** A value that an object is made of; of a high-cardinality field, which one. */
  private record Leaf(MethodHandle getter, int high, boolean isCopied) {}

  private static final MethodType CHECK = methodType(boolean.class, Class.class, Object.class);

  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Accessors.State> state = new ArrayList<>();
  private MethodHandle fits = answer(true);
  private boolean isPossible = true;

  private AccessorsBuilder() {}

  /** The accessors, or null if a value is of a type that is not known well enough. */
  static @Nullable Accessors build(TypeNode root, int highFields) {
    AccessorsBuilder builder = new AccessorsBuilder();
    // The casts of getters fail for null and for other classes; only a subclass passes them.
    if (!Modifier.isFinal(root.bean().type().getModifiers())) {
      builder.addCheck(null, root.bean().type());
    }
    MethodHandle factory = builder.add(root, null);
    builder.addState(root, null);
    return builder.isPossible ? builder.accessors(factory, highFields) : null;
  }

  /**
   * Adds the leaves of a node.
   *
   * @param path takes the object and returns the one of the node, of whatever type; null where that
   *     is the object itself
   * @return takes a value for each leaf that was added, and returns the node's object
   */
  private MethodHandle add(TypeNode node, @Nullable MethodHandle path) {
    List<Property> properties = node.bean().properties();
    MethodHandle factory = node.bean().factory(properties);
    int at = 0;
    for (int i = 0; i < properties.size() && isPossible; i++) {
      PropertyRole role = node.roles().get(i);
      MethodHandle getter = joined(path, properties.get(i).getter());
      TypeNode nested = nested(role);
      if (nested == null) {
        factory = addLeaf(role, properties.get(i), getter, factory, at);
        at++;
      } else {
        int before = leaves.size();
        addCheck(getter, nested.bean().type());
        MethodHandle part = add(nested, getter);
        Class<?> type = factory.type().parameterType(at);
        factory =
            MethodHandles.collectArguments(
                factory, at, part.asType(part.type().changeReturnType(type)));
        at += leaves.size() - before;
      }
    }
    return factory;
  }

  private static @Nullable TypeNode nested(PropertyRole role) {
    if (role instanceof NestedRole nested) {
      return nested.node();
    }
    return role instanceof LowCardinalityRole low && low.form() instanceof LowForm.Nested nested
        ? nested.node()
        : null;
  }

  private MethodHandle addLeaf(
      PropertyRole role, Property property, MethodHandle getter, MethodHandle factory, int at) {
    MethodHandle typed = getter.asType(methodType(property.type().getRawClass(), Object.class));
    if (role instanceof HighCardinalityRole high) {
      HighConversion conversion = HighConversion.of(high);
      leaves.add(new Leaf(conversion.from(typed), high.index(), false));
      return conversion.to(factory, at);
    }
    LowForm form = role instanceof LowCardinalityRole low ? low.form() : new LowForm.Unknown();
    isPossible &= !(form instanceof LowForm.Unknown);
    leaves.add(new Leaf(typed, -1, form instanceof LowForm.Copied));
    return factory;
  }

  /** Adds the fields of a node's object that are compared; those of nested ones by their own. */
  private void addState(TypeNode node, @Nullable MethodHandle path) {
    Optional<List<StateField>> compared = node.comparedState();
    if (compared.isEmpty() || !isPossible) {
      isPossible = false;
      return;
    }
    List<StateField> left = new ArrayList<>(compared.get());
    for (int i = 0; i < node.roles().size(); i++) {
      TypeNode nested = nested(node.roles().get(i));
      Property property = node.bean().properties().get(i);
      if (nested == null) {
        continue;
      }
      StateField field =
          left.stream().filter(f -> isOf(f, property, nested)).findFirst().orElse(null);
      MethodHandle getter = field == null ? property.getter() : field.getter();
      if (field != null) {
        left.remove(field);
        addCheck(joined(path, getter), nested.bean().type());
      }
      if (field != null || node.roles().get(i) instanceof NestedRole) {
        addState(nested, joined(path, getter));
      }
    }
    for (StateField field : left) {
      MethodHandle accessor = accessor(node, field);
      state.add(
          new Accessors.State(
              joined(path, field.getter()), accessor == null ? null : joined(path, accessor)));
    }
  }

  /** Reads the property of a field, where that is of the same type. */
  private static @Nullable MethodHandle accessor(TypeNode node, StateField field) {
    for (Property property : node.bean().properties()) {
      MethodHandle getter = property.getter();
      if (field.name().equals(property.internalName())
          && field.type() == getter.type().returnType()) {
        return getter;
      }
    }
    return null;
  }

  private static boolean isOf(StateField field, Property property, TypeNode nested) {
    return field.name().equals(property.internalName()) && field.type() == nested.bean().type();
  }

  /** Checked before any value below is asked for, so that a nested null costs no exception. */
  private void addCheck(@Nullable MethodHandle path, Class<?> type) {
    MethodHandle isOf = joined(path, MethodHandles.insertArguments(own("isOf", CHECK), 0, type));
    fits = MethodHandles.guardWithTest(fits, isOf, answer(false));
  }

  static boolean isOf(Class<?> type, @Nullable Object object) {
    return object != null && object.getClass() == type;
  }

  private static MethodHandle own(String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(AccessorsBuilder.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + " is missing", e);
    }
  }

  private static MethodHandle answer(boolean answer) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, Object.class);
  }

  /** Reads of an object what another handle finds in it. */
  private static MethodHandle joined(@Nullable MethodHandle path, MethodHandle getter) {
    if (path == null) {
      return getter.asType(getter.type().changeParameterType(0, Object.class));
    }
    Class<?> type = getter.type().parameterType(0);
    return MethodHandles.filterReturnValue(path.asType(path.type().changeReturnType(type)), getter);
  }

  private @Nullable Accessors accessors(MethodHandle factory, int highFields) {
    int[] order = new int[leaves.size()];
    Class<?>[] types = new Class<?>[leaves.size()];
    @Nullable MethodHandle[] high = new @Nullable MethodHandle[highFields];
    List<MethodHandle> low = new ArrayList<>();
    BitSet copied = new BitSet();
    for (int i = 0; i < order.length; i++) {
      Leaf leaf = leaves.get(i);
      if (leaf.high() >= 0) {
        high[leaf.high()] = leaf.getter();
        order[i] = leaf.high();
      } else {
        copied.set(low.size(), leaf.isCopied());
        order[i] = highFields + low.size();
        low.add(leaf.getter());
      }
      types[order[i]] = factory.type().parameterType(i);
    }
    List<MethodHandle> highs = new ArrayList<>();
    for (MethodHandle getter : high) {
      if (getter == null) {
        return null;
      }
      highs.add(getter);
    }
    MethodHandle flat =
        MethodHandles.permuteArguments(
            factory, methodType(factory.type().returnType(), types), order);
    return new Accessors(
        fits, highs, low, copied, flat.asType(flat.type().changeReturnType(Object.class)), state);
  }
}
