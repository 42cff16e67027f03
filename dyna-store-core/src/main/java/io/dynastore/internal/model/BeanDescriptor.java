package io.dynastore.internal.model;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * The fields of a record or bean, how to read them and how to make a new one of them. What counts
 * as a field is Jackson's to say, so that high-cardinality fields follow the same rules and
 * annotations as the low-cardinality ones, which Jackson writes: all that can be both read and set.
 */
final class BeanDescriptor {

  private final Class<?> type;
  private final List<Property> properties;
  private final MethodHandle constructor;
  private final MethodHandle spread;
  private final Class<?>[] parameters;
  private final @Nullable MethodHandle build;
  private final Set<String> leftOut;

  /**
   * Makes the shape of a type.
   *
   * @param type the class
   * @param properties its fields
   * @param constructor takes its own parameters, returns the object or its builder
   * @param build takes the builder and returns the object; null where there is none
   * @param leftOut the names of its Java fields that are not kept, as annotations say
   */
  BeanDescriptor(
      Class<?> type,
      List<Property> properties,
      MethodHandle constructor,
      @Nullable MethodHandle build,
      Set<String> leftOut) {
    this.type = type;
    this.properties = List.copyOf(properties);
    this.constructor = constructor;
    this.spread = constructor.asSpreader(Object[].class, constructor.type().parameterCount());
    this.parameters = constructor.type().parameterArray();
    this.build = build;
    this.leftOut = Set.copyOf(leftOut);
  }

  /** Whether a type may have fields of its own, as opposed to being a value or a container. */
  static boolean isPossible(JavaType type) {
    Class<?> raw = type.getRawClass();
    return !type.isContainerType()
        && !type.isReferenceType()
        && !type.isEnumType()
        && !type.isPrimitive()
        && !type.isAbstract()
        && !raw.getName().startsWith("java.");
  }

  Class<?> type() {
    return type;
  }

  List<Property> properties() {
    return properties;
  }

  Set<String> leftOut() {
    return leftOut;
  }

  /** Takes a value for each of some properties, in their order, and returns a new object. */
  MethodHandle factory(List<Property> ofProperties) {
    return InstanceFactory.of(constructor, ofProperties, build);
  }

  /** The object, if it is of this very type, and not of a subclass, which may hold more. */
  Object requireType(Object object, @Nullable String field) {
    if (object.getClass() == type) {
      return object;
    }
    String name = object.getClass().getName();
    if (type.isInstance(object)) {
      throw new ModelException(
          field,
          "It is a " + name + ", a subclass of " + type.getName() + "; what it adds would be lost.",
          field == null
              ? "Use a store of its own for the subclass, or make a " + type.getName() + " of it."
              : "Make a " + type.getName() + " of it.",
          null);
    }
    throw new ModelException(
        field,
        "It is a " + name + ", not a " + type.getName() + ".",
        "Use the store of its own type.",
        null);
  }

  @Nullable Object get(Property property, Object object) {
    try {
      return property.getter().invoke(object);
    } catch (Throwable e) {
      throw new ModelException(
          property.name(),
          "The accessor of " + type.getName() + " failed: " + e,
          "Repair the accessor.",
          rethrownIfError(e));
    }
  }

  /** Makes an object of a value for each property, in their order. */
  Object newInstance(@Nullable Object[] values) {
    try {
      @Nullable Object[] arguments = new @Nullable Object[parameters.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = Defaults.of(parameters[i]);
      }
      for (int i = 0; i < values.length; i++) {
        int parameter = properties.get(i).parameter();
        if (parameter >= 0) {
          arguments[parameter] = values[i];
        }
      }
      Object object = spread.invoke(arguments);
      for (int i = 0; i < values.length; i++) {
        MethodHandle setter = properties.get(i).setter();
        if (setter != null) {
          Object returned = setter.invoke(object, values[i]);
          // A builder may be another one after each call.
          object = build == null ? object : returned;
        }
      }
      return build == null ? object : build.invoke(object);
    } catch (Throwable e) {
      throw new ModelException(
          null,
          type.getName() + " refuses the values: " + e,
          "An id made by another version of the class may hold values that it no longer allows.",
          rethrownIfError(e));
    }
  }

  private static Throwable rethrownIfError(Throwable e) {
    if (e instanceof VirtualMachineError error) {
      throw error;
    }
    return e;
  }
}
