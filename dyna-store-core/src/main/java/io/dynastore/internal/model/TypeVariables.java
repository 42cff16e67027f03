package io.dynastore.internal.model;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Finds fields whose type is not known, as a generic class is used without its arguments. */
final class TypeVariables {

  /** Stands for what a type variable stands for. */
  private static final class Unknown {}

  private TypeVariables() {}

  /**
   * Refuses a class whose properties depend on its type variables. Jackson takes them for objects,
   * and would give values of other types back than went in.
   */
  static void refuse(Class<?> raw, JsonMapper mapper) {
    if (raw.getTypeParameters().length == 0) {
      return;
    }
    Class<?>[] unknown = new Class<?>[raw.getTypeParameters().length];
    Arrays.fill(unknown, Unknown.class);
    JavaType type = mapper.getTypeFactory().constructParametricType(raw, unknown);
    for (Property property : BeanDescriptorReader.read(type, mapper).properties()) {
      if (property.type().toCanonical().contains(Unknown.class.getName())) {
        throw new ModelException(
            property.name(),
            "Its type is not known, as " + raw.getName() + " is a generic class.",
            "Say what its type variables stand for, with DynaStore.builder(new TypeReference<"
                + raw.getSimpleName()
                + Stream.of(raw.getTypeParameters())
                    .map(variable -> "...")
                    .collect(Collectors.joining(", ", "<", ">"))
                + ">() {}). Where values are of several types, that is Object.",
            null);
      }
    }
  }
}
