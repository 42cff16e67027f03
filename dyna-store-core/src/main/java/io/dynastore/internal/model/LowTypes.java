package io.dynastore.internal.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Finds types that Jackson cannot make objects of, however deep they are in a low-cardinality
 * property, when the store is built. Looks on while Jackson prepares to read.
 */
final class LowTypes extends ValueDeserializerModifier {

  private static final long serialVersionUID = 1L;

  private record Member(String name, JavaType type) {}

  private final transient Set<Class<?>> abstractTypes = ConcurrentHashMap.newKeySet();
  private final transient Set<Class<?>> innerTypes = ConcurrentHashMap.newKeySet();
  private final transient Map<Class<?>, List<Member>> members = new ConcurrentHashMap<>();

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      ValueDeserializer<?> deserializer) {
    Class<?> type = description.getBeanClass();
    if (deserializer instanceof AbstractDeserializer) {
      abstractTypes.add(type);
    } else if (CreationAdvice.isInner(type)) {
      innerTypes.add(type);
    }
    return deserializer;
  }

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      BeanDeserializerBuilder builder) {
    List<Member> found = new ArrayList<>();
    for (var all = builder.getProperties(); all.hasNext(); ) {
      SettableBeanProperty property = all.next();
      found.add(new Member(property.getName(), property.getType()));
    }
    members.put(description.getBeanClass(), found);
    return builder;
  }

  /**
   * Refuses a type of which no value could be read.
   *
   * @param type the declared type of a property
   * @param at where it stands
   * @param mapper has this as a modifier
   */
  void check(JavaType type, PropertyPath at, JsonMapper mapper) {
    try {
      mapper.readerFor(type).readValue(NullNode.instance);
    } catch (InvalidDefinitionException e) {
      throw new ModelException(
          at.path(),
          "Jackson cannot read its type " + type.toCanonical() + ": " + e.getOriginalMessage(),
          "Use a type that Jackson can write and read, or keep the field out with @JsonIgnore.",
          e);
    } catch (RuntimeException e) {
      // That null is no value of the type is not what was asked.
    }
    walk(type, at.path(), mapper, new HashSet<>());
  }

  private void walk(JavaType type, String path, JsonMapper mapper, Set<JavaType> seen) {
    if (!seen.add(type) || type.getTypeHandler() != null) {
      return;
    }
    if (type.hasContentType()) {
      walk(type.getContentType(), path, mapper, seen);
      return;
    }
    Class<?> raw = type.getRawClass();
    if (abstractTypes.contains(raw) && !tellsTypes(type, mapper)) {
      throw new ModelException(
          path,
          "Its type "
              + raw.getName()
              + (raw.isInterface() ? " is an interface" : " is abstract")
              + ", and nothing says of which class a value is.",
          raw.getName().startsWith("java.")
              ? "Declare the class that it has, or Object, which keeps what is text, a number, a"
                  + " time, a list or a map."
              : "Mark "
                  + raw.getSimpleName()
                  + " itself, not the property, with @JsonTypeInfo and"
                  + " @JsonSubTypes, or declare the class that it has.",
          null);
    }
    if (innerTypes.contains(raw)) {
      throw new ModelException(
          path,
          "Its type " + raw.getName() + " is an inner class, which cannot be made alone.",
          "Make it static, or a record.",
          null);
    }
    for (Member member : members.getOrDefault(raw, List.of())) {
      walk(member.type(), path + '.' + member.name(), mapper, seen);
    }
  }

  private static boolean tellsTypes(JavaType type, JsonMapper mapper) {
    DeserializationConfig config = mapper.deserializationConfig();
    AnnotationIntrospector introspector = config.getAnnotationIntrospector();
    return introspector.findPolymorphicTypeInfo(
            config, config.classIntrospectorInstance().introspectClassAnnotations(type))
        != null;
  }
}
