package io.dynastore.internal.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;

/**
 * Names the property of a getter {@code isPromoted()} after the field {@code isPromoted}, where
 * objects are made under that name, as Kotlin and Lombok have it. Jackson calls it {@code
 * promoted}, and does not find it in the constructor or builder. What can be set as {@code
 * promoted} keeps that name.
 */
final class IsPropertyNaming extends DefaultAccessorNamingStrategy.Provider {

  private static final long serialVersionUID = 1L;

  @Override
  public AccessorNamingStrategy forPOJO(MapperConfig<?> config, AnnotatedClass forClass) {
    return new Naming(config, forClass, this);
  }

  private static final class Naming extends DefaultAccessorNamingStrategy {

    private final MapperConfig<?> config;

    Naming(MapperConfig<?> config, AnnotatedClass forClass, IsPropertyNaming names) {
      super(
          config,
          forClass,
          names._setterPrefix,
          names._getterPrefix,
          names._isGetterPrefix,
          names._baseNameValidator);
      this.config = config;
    }

    @Override
    public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
      String usual = super.findNameForIsGetter(method, name);
      boolean isNamedAsField =
          name.length() > 2
              && name.startsWith("is")
              && hasField(name, method.getRawType())
              && !hasSetter("set" + name.substring(2))
              && (usual == null || !isTaken(usual))
              && isTaken(name);
      return isNamedAsField ? name : usual;
    }

    private boolean hasField(String name, Class<?> type) {
      return classes()
          .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
          .anyMatch(field -> field.getName().equals(name) && field.getType() == type);
    }

    private boolean hasSetter(String name) {
      return classes()
          .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
          .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 1);
    }

    private Stream<Class<?>> classes() {
      return Stream.iterate(
          (Class<?>) _forClass.getRawType(), c -> c != null, Class::getSuperclass);
    }

    /** Whether a constructor, a factory method or a builder takes a value of this name. */
    private boolean isTaken(String name) {
      Class<?> type = _forClass.getRawType();
      Class<?> builder = config.getAnnotationIntrospector().findPOJOBuilder(config, _forClass);
      boolean isBuilt =
          builder != null
              && Arrays.stream(builder.getDeclaredMethods())
                  .anyMatch(m -> m.getName().equals(name) && m.getParameterCount() == 1);
      return isBuilt
          || Stream.<Executable>concat(
                  Arrays.stream(type.getDeclaredConstructors()),
                  Arrays.stream(type.getDeclaredMethods())
                      .filter(method -> method.getReturnType() == type))
              .flatMap(executable -> Arrays.stream(executable.getParameters()))
              .anyMatch(parameter -> name.equals(nameOf(parameter)));
    }

    private static @Nullable String nameOf(Parameter parameter) {
      JsonProperty named = parameter.getAnnotation(JsonProperty.class);
      if (named != null && !named.value().isEmpty()) {
        return named.value();
      }
      return parameter.isNamePresent() ? parameter.getName() : null;
    }
  }
}
