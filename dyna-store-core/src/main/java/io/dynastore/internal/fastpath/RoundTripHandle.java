package io.dynastore.internal.fastpath;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.encoding.FieldType;
import io.dynastore.internal.encoding.PayloadHandles;
import io.dynastore.internal.model.Accessors;
import io.dynastore.internal.model.Accessors.State;
import io.dynastore.internal.model.Immutable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks of each object whether one that is made of its values, as its id will hold them, is like it.
 * Constructors and accessors may do anything, and what they do may depend on the values. Where they
 * do nothing but keep them, a just-in-time compiler sees that and leaves nothing of the question.
 */
final class RoundTripHandle {

  /** Takes the object that was made again, then the object. */
  private static final MethodType TEST = methodType(boolean.class, Object.class, Object.class);

  private RoundTripHandle() {}

  /**
   * Makes the question.
   *
   * @param accessors reads fields and makes objects
   * @param types how the high-cardinality values are written
   * @param payload writes and reads them
   * @return takes an object and its key, and returns whether it comes back; throws what its class
   *     throws
   */
  static MethodHandle of(Accessors accessors, List<FieldType> types, PayloadHandles payload) {
    List<MethodHandle> values = new ArrayList<>();
    MethodHandle comparison = alike(accessors.state());
    for (int i = 0; i < types.size(); i++) {
      MethodHandle getter = accessors.high().get(i);
      MethodHandle kept = payload.kept(i, getter.type().returnType(), types.get(i));
      values.add(kept == null ? getter : MethodHandles.filterReturnValue(getter, kept));
      if (types.get(i).truncatedTo() != ChronoUnit.NANOS) {
        comparison = and(cutAlike(values.get(i)), comparison);
      }
    }
    for (int i = 0; i < accessors.low().size(); i++) {
      MethodHandle getter = accessors.low().get(i);
      values.add(accessors.copied().get(i) ? view(i, getter.type().returnType()) : getter);
    }
    MethodHandle again = again(accessors.factory(), values);
    MethodHandle alike = MethodHandles.dropArguments(comparison, 2, Object[].class);
    return MethodHandles.foldArguments(alike, again);
  }

  /** A list of the object's may be changed by what makes another of it; that of the key cannot. */
  private static MethodHandle view(int index, Class<?> type) {
    MethodHandle view =
        MethodHandles.filterReturnValue(
            HandlePlan.cell(index), HandlePlan.own("view", Object.class, Object.class));
    return view.asType(methodType(type, Object[].class));
  }

  /** Takes an object and its key, and returns another object that is made of their values. */
  private static MethodHandle again(MethodHandle factory, List<MethodHandle> values) {
    MethodHandle[] filters = new MethodHandle[values.size()];
    int[] order = new int[filters.length];
    for (int i = 0; i < filters.length; i++) {
      MethodType type = values.get(i).type();
      filters[i] = values.get(i).asType(type.changeReturnType(factory.type().parameterType(i)));
      order[i] = type.parameterType(0) == Object[].class ? 1 : 0;
    }
    return MethodHandles.permuteArguments(
        MethodHandles.filterArguments(factory, 0, filters),
        methodType(Object.class, Object.class, Object[].class),
        order);
  }

  private static MethodHandle alike(List<State> fields) {
    MethodHandle alike = answer(true, TEST);
    for (int i = fields.size() - 1; i >= 0; i--) {
      alike = and(alike(fields.get(i)), alike);
    }
    return alike;
  }

  private static MethodHandle and(MethodHandle first, MethodHandle second) {
    return MethodHandles.guardWithTest(first, second, answer(false, TEST));
  }

  /** A value that is cut may come back otherwise, but must be cut to the same once more. */
  private static MethodHandle cutAlike(MethodHandle cut) {
    MethodHandle value = comparable(cut);
    return MethodHandles.filterArguments(same(cut.type().returnType()), 0, value, value);
  }

  /**
   * Compares one field. An object whose fields of references are read is made, on JDK 17, only to
   * be compared; so the new one is asked for the property, if that of the original is its field.
   */
  private static MethodHandle alike(State state) {
    MethodHandle field = comparable(state.field());
    Class<?> type = state.field().type().returnType();
    if (type.isPrimitive() || state.accessor() == null) {
      return MethodHandles.filterArguments(same(type), 0, field, field);
    }
    MethodHandle accessor = comparable(state.accessor());
    MethodHandle isItsField =
        MethodHandles.dropArguments(
            MethodHandles.permuteArguments(
                MethodHandles.filterArguments(own("areIdentical", TEST), 0, field, accessor),
                methodType(boolean.class, Object.class),
                0,
                0),
            0,
            Object.class);
    return MethodHandles.guardWithTest(
        isItsField,
        MethodHandles.filterArguments(same(type), 0, accessor, field),
        MethodHandles.filterArguments(same(type), 0, field, field));
  }

  /**
   * Compares two values. Of a class that is known, the compiler sees through {@code equals}, and so
   * need not make the objects that are compared.
   */
  private static MethodHandle same(Class<?> type) {
    if (type.isPrimitive() || type.isEnum() || !Immutable.isType(type)) {
      Class<?> compared = compared(type);
      return own("same", methodType(boolean.class, compared, compared));
    }
    try {
      MethodHandle equals =
          MethodHandles.publicLookup()
              .findVirtual(type, "equals", methodType(boolean.class, Object.class));
      return MethodHandles.guardWithTest(
          own("areThere", TEST), equals.asType(TEST), own("areIdentical", TEST));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("No equals of " + type, e);
    }
  }

  private static MethodHandle comparable(MethodHandle field) {
    Class<?> compared = compared(field.type().returnType());
    return MethodHandles.explicitCastArguments(field, methodType(compared, Object.class));
  }

  private static Class<?> compared(Class<?> type) {
    if (!type.isPrimitive()) {
      return Object.class;
    }
    return type == float.class || type == double.class ? type : long.class;
  }

  private static MethodHandle answer(boolean answer, MethodType test) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, test.parameterList());
  }

  private static MethodHandle own(String name, MethodType type) {
    return HandlePlan.own(RoundTripHandle.class, name, type);
  }

  static boolean areThere(@Nullable Object a, @Nullable Object b) {
    return a != null && b != null;
  }

  static boolean areIdentical(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }

  static boolean same(long a, long b) {
    return a == b;
  }

  static boolean same(float a, float b) {
    return Float.floatToIntBits(a) == Float.floatToIntBits(b);
  }

  static boolean same(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }

  /** The general path asks the same of the two, as collections may answer differently. */
  static boolean same(@Nullable Object again, @Nullable Object value) {
    return again == value || Accessors.areAlike(value, again);
  }
}
