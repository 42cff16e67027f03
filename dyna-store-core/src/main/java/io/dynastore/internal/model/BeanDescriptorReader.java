package io.dynastore.internal.model;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/** Reads the shape of a type, as Jackson sees it. */
final class BeanDescriptorReader {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final JavaType type;
  private final BeanDescription readable;
  private final Creation creation;
  private final List<Property> properties = new ArrayList<>();
  private @Nullable Executable constructor;

  private BeanDescriptorReader(JavaType type, JsonMapper mapper) {
    this.type = type;
    this.readable = Creation.readable(type, mapper);
    this.creation = Creation.of(type, mapper);
  }

  static BeanDescriptor read(JavaType type, JsonMapper mapper) {
    try {
      return new BeanDescriptorReader(type, mapper).read();
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      throw new ModelException(
          null,
          "The fields of " + type.getRawClass().getName() + " cannot be reached: " + e.getMessage(),
          "Make its accessors and constructor public, or open its package to DynaStore.",
          e);
    }
  }

  private BeanDescriptor read() throws IllegalAccessException {
    Class<?> raw = type.getRawClass();
    CreationAdvice.refuseValueClasses(raw);
    Map<String, BeanPropertyDefinition> mutable = new LinkedHashMap<>();
    creation.properties().forEach(p -> mutable.put(nameOf(p), p));
    UnpairedProperties unpaired = new UnpairedProperties(raw, creation.taker());
    for (BeanPropertyDefinition read : readable.findProperties()) {
      AnnotatedMember getter = read.getAccessor();
      BeanPropertyDefinition write = mutable.remove(read.getName());
      AnnotatedMember mutator = write == null ? null : write.getMutator();
      if (write != null && getter != null && mutator != null) {
        add(read, getter, write, mutator);
      } else if (getter != null) {
        unpaired.addReadOnly(read);
      } else if (write != null && mutator != null) {
        mutable.put(read.getName(), write);
      }
    }
    Set<String> leftOut = leftOut();
    mutable.values().stream()
        .filter(p -> p.getMutator() != null && !leftOut.contains(p.getName()))
        .forEach(unpaired::addWriteOnly);
    Executable factory = constructor;
    if (factory == null) {
      factory = creation.withoutArguments();
    }
    unpaired.refuse(factory, properties);
    return new BeanDescriptor(
        raw,
        inOrderOfDeclaration(properties),
        handle(accessible(factory)),
        creation.builds() == null ? null : LOOKUP.unreflect(accessible(creation.builds())),
        leftOut);
  }

  /** Jackson gives an argument that is {@code @JsonUnwrapped} a name that no property has. */
  private static String nameOf(BeanPropertyDefinition property) {
    AnnotatedParameter parameter = property.getConstructorParameter();
    return property.getName().startsWith("@JsonUnwrapped")
            && parameter != null
            && parameter.getOwner().getAnnotated() instanceof Executable factory
        ? factory.getParameters()[parameter.getIndex()].getName()
        : property.getName();
  }

  private void add(
      BeanPropertyDefinition read,
      AnnotatedMember getter,
      BeanPropertyDefinition write,
      AnnotatedMember mutator)
      throws IllegalAccessException {
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
            read.getInternalName(),
            write.getPrimaryType(),
            declarations(type.getRawClass(), read, write),
            getter(getter),
            parameter,
            setter));
  }

  /** Names of fields that Jackson is told to ignore. */
  private Set<String> leftOut() {
    Set<String> names = new HashSet<>(readable.getIgnoredPropertyNames());
    names.addAll(creation.ignored());
    return names;
  }

  private static List<String> names(BeanPropertyDefinition property) {
    List<String> names = new ArrayList<>(List.of(nameOf(property)));
    property.findAliases().forEach(alias -> names.add(alias.getSimpleName()));
    return List.copyOf(names);
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

  /** Jackson can be told of a static method that stands for a constructor. */
  private static MethodHandle handle(Executable constructor) throws IllegalAccessException {
    return constructor instanceof Method method
        ? LOOKUP.unreflect(method)
        : LOOKUP.unreflectConstructor((Constructor<?>) constructor);
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
}
