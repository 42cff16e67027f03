package io.dynastore.internal.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * Properties of which Jackson finds but one half: how to read them, or how to set them. A getter
 * alone may compute something; a constructor's argument that cannot be read would be lost.
 */
final class UnpairedProperties {

  private final Class<?> type;
  private final Class<?> taker;
  private final List<BeanPropertyDefinition> readOnly = new ArrayList<>();
  private final List<BeanPropertyDefinition> writeOnly = new ArrayList<>();

  UnpairedProperties(Class<?> type, Class<?> taker) {
    this.type = type;
    this.taker = taker;
  }

  void addReadOnly(BeanPropertyDefinition property) {
    readOnly.add(property);
  }

  void addWriteOnly(BeanPropertyDefinition property) {
    writeOnly.add(property);
  }

  /** Refuses what would be lost for sure. */
  void refuse(Executable factory, List<Property> properties) {
    for (BeanPropertyDefinition property : readOnly) {
      if (access(property) == Access.READ_ONLY && isState(property.getInternalName())) {
        throw restricted(property.getName(), Access.READ_ONLY);
      }
    }
    for (BeanPropertyDefinition property : writeOnly) {
      if (access(property) == Access.WRITE_ONLY) {
        throw restricted(property.getName(), Access.WRITE_ONLY);
      }
      AnnotatedParameter parameter = property.getConstructorParameter();
      if (parameter != null
          && factory.equals(parameter.getOwner().getAnnotated())
          && !isSetOtherwise(property.getName(), properties)) {
        throw unreadable(property.getName(), parameter.getRawType());
      }
    }
    if (taker != type) {
      for (BeanPropertyDefinition property : readOnly) {
        if (isState(property.getInternalName())) {
          throw new ModelException(
              property.getName(),
              "It has a getter, but the builder " + taker.getName() + " does not take it.",
              "Give the builder a method for it, keep the field out with @JsonIgnore, or make it"
                  + " transient.",
              null);
        }
      }
    }
  }

  /** Whether it is the argument {@code isNew} of a property {@code new}, which has a setter. */
  private static boolean isSetOtherwise(String name, List<Property> properties) {
    return name.startsWith("is")
        && properties.stream()
            .anyMatch(p -> p.setter() != null && name.substring(2).equalsIgnoreCase(p.name()));
  }

  private ModelException unreadable(String name, Class<?> parameterType) {
    List<String> getters =
        readOnly.stream()
            .filter(p -> p.getAccessor().getRawType() == parameterType)
            .map(BeanPropertyDefinition::getName)
            .toList();
    String constructor =
        "The constructor of " + taker.getName() + " takes it, but there is no getter";
    return getters.isEmpty()
        ? new ModelException(
            name,
            constructor + " of that name, so it would be lost.",
            "Give the class a getter for it, which may be private if it has @JsonProperty.",
            null)
        : new ModelException(
            name,
            constructor
                + " of that name; "
                + String.join(" and ", getters)
                + " can be read, but not set.",
            "If they are the same, mark the argument '"
                + name
                + "' with @JsonProperty(\""
                + getters.get(0)
                + "\"), or name both alike; if not, give the class a getter for '"
                + name
                + "'.",
            null);
  }

  private static ModelException restricted(String name, Access access) {
    return new ModelException(
        name,
        "It has access = " + access + " in @JsonProperty, so Jackson would not give it back.",
        "Take the access off, or leave the property out for good with @JsonIgnore.",
        null);
  }

  private static @Nullable Access access(BeanPropertyDefinition property) {
    for (AnnotatedMember member :
        new @Nullable AnnotatedMember[] {
          property.getField(),
          property.getGetter(),
          property.getSetter(),
          property.getConstructorParameter()
        }) {
      JsonProperty annotation = member == null ? null : member.getAnnotation(JsonProperty.class);
      if (annotation != null && annotation.access() != Access.AUTO) {
        return annotation.access();
      }
    }
    return null;
  }

  /** Whether the objects have a field of the name that makes a difference. */
  private boolean isState(String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && StateFields.isState(field)) {
          return true;
        }
      }
    }
    return false;
  }
}
