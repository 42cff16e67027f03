package io.dynastore.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a record or bean, how to read them and how to make a new one of them. What counts
 * as a field is Jackson's to say, so that high-cardinality fields follow the same rules and
 * annotations as the low-cardinality ones, which Jackson writes: all that can be both read and set.
 */
final class Shape {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Class<?> type;
  private final List<Property> properties;
  private final MethodHandle constructor;
  private final MethodHandle spread;
  private final Class<?>[] parameters;

  private Shape(Class<?> type, List<Property> properties, Executable constructor)
      throws IllegalAccessException {
    this.type = type;
    this.properties = List.copyOf(properties);
    this.constructor = maker(accessible(constructor));
    this.spread = this.constructor.asSpreader(Object[].class, constructor.getParameterCount());
    this.parameters = constructor.getParameterTypes();
  }

  /** Jackson can be told of a static method that stands for a constructor. */
  private static MethodHandle maker(Executable constructor) throws IllegalAccessException {
    return constructor instanceof Method method
        ? LOOKUP.unreflect(method)
        : LOOKUP.unreflectConstructor((Constructor<?>) constructor);
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

  static Shape of(JavaType type, JsonMapper mapper) {
    try {
      return describe(type, mapper);
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      throw new ModelException(
          null,
          "The fields of " + type.getRawClass().getName() + " cannot be reached: " + e.getMessage(),
          "Make its accessors and constructor public, or open its package to DynaStore.",
          e);
    }
  }

  private static Shape describe(JavaType type, JsonMapper mapper) throws IllegalAccessException {
    ClassIntrospector introspector = mapper.serializationConfig().classIntrospectorInstance();
    BeanDescription readable =
        introspector.introspectForSerialization(
            type, introspector.introspectClassAnnotations(type));
    introspector = mapper.deserializationConfig().classIntrospectorInstance();
    BeanDescription writable =
        introspector.introspectForDeserialization(
            type, introspector.introspectClassAnnotations(type));
    Map<String, BeanPropertyDefinition> mutable = new LinkedHashMap<>();
    writable.findProperties().forEach(p -> mutable.put(p.getName(), p));

    List<Property> properties = new ArrayList<>();
    Executable constructor = null;
    for (BeanPropertyDefinition read : readable.findProperties()) {
      BeanPropertyDefinition write = mutable.get(read.getName());
      AnnotatedMember getter = read.getAccessor();
      AnnotatedMember mutator = write == null ? null : write.getMutator();
      if (write == null || getter == null || mutator == null) {
        continue;
      }
      int parameter = -1;
      MethodHandle setter = null;
      if (mutator instanceof AnnotatedParameter p
          && p.getOwner().getAnnotated() instanceof Executable c) {
        constructor = c;
        parameter = p.getIndex();
      } else {
        setter = setter(mutator);
      }
      properties.add(
          new Property(
              names(write),
              write.getPrimaryType(),
              declarations(type.getRawClass(), read, write),
              getter(getter),
              parameter,
              setter));
    }
    if (constructor == null) {
      constructor = noArguments(type.getRawClass());
    }
    return new Shape(type.getRawClass(), inOrderOfDeclaration(properties), constructor);
  }

  private static List<String> names(BeanPropertyDefinition property) {
    List<String> names = new ArrayList<>(List.of(property.getName()));
    property.findAliases().forEach(alias -> names.add(alias.getSimpleName()));
    return List.copyOf(names);
  }

  private static Constructor<?> noArguments(Class<?> type) {
    try {
      return type.getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw new ModelException(
          null,
          type.getName()
              + " has neither a constructor without arguments nor one whose arguments are"
              + " known to be its fields.",
          "Use a record, or a bean with setters, or compile with -parameters.",
          e);
    }
  }

  private static List<Property> inOrderOfDeclaration(List<Property> properties) {
    List<Property> ordered = new ArrayList<>(properties);
    if (ordered.stream().allMatch(p -> p.parameter() >= 0)) {
      ordered.sort((a, b) -> Integer.compare(a.parameter(), b.parameter()));
    }
    return ordered;
  }

  private static List<AnnotatedElement> declarations(
      Class<?> type, BeanPropertyDefinition read, BeanPropertyDefinition write) {
    List<AnnotatedElement> declarations = new ArrayList<>();
    Stream.of(read.getField(), read.getGetter(), write.getField(), write.getSetter())
        .filter(Objects::nonNull)
        .forEach(member -> declarations.add(member.getAnnotated()));
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getName().equals(read.getInternalName())) {
          declarations.add(component);
        }
      }
    } else {
      fieldNamed(read.getInternalName(), type, declarations);
      AnnotatedParameter parameter = write.getConstructorParameter();
      if (parameter != null
          && parameter.getOwner().getAnnotated() instanceof Executable constructor) {
        declarations.add(constructor.getParameters()[parameter.getIndex()]);
      }
    }
    return List.copyOf(declarations);
  }

  /** Jackson hides a private field that has accessors; an annotation on it counts all the same. */
  private static void fieldNamed(String name, Class<?> type, List<AnnotatedElement> found) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && !found.contains(field)) {
          found.add(field);
        }
      }
    }
  }

  private static MethodHandle getter(AnnotatedMember member) throws IllegalAccessException {
    return member.getAnnotated() instanceof Method method
        ? LOOKUP.unreflect(accessible(method))
        : LOOKUP.unreflectGetter(accessible((Field) member.getAnnotated()));
  }

  private static MethodHandle setter(AnnotatedMember member) throws IllegalAccessException {
    return member.getAnnotated() instanceof Method method
        ? LOOKUP.unreflect(accessible(method))
        : LOOKUP.unreflectSetter(accessible((Field) member.getAnnotated()));
  }

  private static <A extends AccessibleObject> A accessible(A member) {
    member.setAccessible(true);
    return member;
  }

  List<Property> properties() {
    return properties;
  }

  /** Takes a value for each of some properties, in their order, and returns a new object. */
  MethodHandle maker(List<Property> ofProperties) {
    return Maker.of(constructor, ofProperties);
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
          setter.invoke(object, values[i]);
        }
      }
      return object;
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
