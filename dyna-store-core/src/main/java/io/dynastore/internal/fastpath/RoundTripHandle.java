package io.dynastore.internal.fastpath;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.internal.encoding.FieldType;
import io.dynastore.internal.encoding.PayloadHandles;
import io.dynastore.internal.model.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks of each object whether one that is made of its values, as its id will hold them, is like it.
 * Constructors and accessors may do anything, and what they do may depend on the values. Where they
 * do nothing but keep them, a just-in-time compiler sees that and leaves nothing of the question.
 */
final class RoundTripHandle {

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
    for (int i = 0; i < types.size(); i++) {
      MethodHandle getter = accessors.high().get(i);
      MethodHandle kept = payload.kept(i, getter.type().returnType(), types.get(i));
      values.add(kept == null ? getter : MethodHandles.filterReturnValue(getter, kept));
    }
    for (int i = 0; i < accessors.low().size(); i++) {
      MethodHandle getter = accessors.low().get(i);
      values.add(accessors.copied().get(i) ? view(i, getter.type().returnType()) : getter);
    }
    MethodHandle again = again(accessors.factory(), values);
    // Takes the object that was made again, then the object.
    MethodHandle alike = MethodHandles.dropArguments(alike(accessors.state()), 2, Object[].class);
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

  private static MethodHandle alike(List<MethodHandle> fields) {
    MethodType test = methodType(boolean.class, Object.class, Object.class);
    MethodHandle alike = answer(true, test);
    for (int i = fields.size() - 1; i >= 0; i--) {
      MethodHandle field = comparable(fields.get(i));
      Class<?> type = field.type().returnType();
      MethodHandle same =
          MethodHandles.filterArguments(
              own("same", methodType(boolean.class, type, type)), 0, field, field);
      alike = MethodHandles.guardWithTest(same, alike, answer(false, test));
    }
    return alike;
  }

  private static MethodHandle comparable(MethodHandle field) {
    Class<?> type = field.type().returnType();
    Class<?> compared =
        !type.isPrimitive()
            ? Object.class
            : type == float.class ? float.class : type == double.class ? double.class : long.class;
    return MethodHandles.explicitCastArguments(field, methodType(compared, Object.class));
  }

  private static MethodHandle answer(boolean answer, MethodType test) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, test.parameterList());
  }

  private static MethodHandle own(String name, MethodType type) {
    return HandlePlan.own(RoundTripHandle.class, name, type);
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
