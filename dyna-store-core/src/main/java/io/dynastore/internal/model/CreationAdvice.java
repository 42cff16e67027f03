package io.dynastore.internal.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says why no object of a class can be made, and what to do. */
final class CreationAdvice {

  /** Of Jackson 2, whose annotations on classes Jackson 3 does not see. */
  private static final String OLD_ANNOTATION =
      "com.fasterxml.jackson.databind.annotation.JsonDeserialize";

  private static final String KOTLIN = "kotlin.Metadata";

  private CreationAdvice() {}

  static ModelException cannotBeMade(Class<?> type, Throwable cause) {
    String name = type.getName();
    if (isInner(type)) {
      return refused(
          name + " is an inner class, which cannot be made without an object of the outer one.",
          "Make it static, or a record.",
          cause);
    }
    String builder = builderOf(type);
    if (builder != null) {
      return refused(
          name
              + " has a builder, of which Jackson 3 is not told"
              + (has(type, OLD_ANNOTATION) ? "; the annotation that it has is Jackson 2's." : "."),
          "Mark the class with @tools.jackson.databind.annotation.JsonDeserialize(builder = "
              + builder
              + ".class); with Lombok, set lombok.jacksonized.jacksonVersion += 3 in lombok.config,"
              + " of Lombok 1.18.44 or later.",
          cause);
    }
    if (!hasParameterNames(type)) {
      return refused(
          name
              + " has no constructor without arguments, and what the arguments of its constructors"
              + " are called is not in the class file.",
          has(type, KOTLIN)
              ? "Let Kotlin's compiler keep their names: javaParameters = true (-java-parameters)."
              : "Compile it with -parameters, or name each argument with @JsonProperty.",
          cause);
    }
    return refused(
        name
            + " has neither a constructor without arguments nor a public one whose arguments are"
            + " its fields, or it has several.",
        "Mark the constructor or static method that takes all fields with @JsonCreator, or use a"
            + " record.",
        cause);
  }

  static boolean isInner(Class<?> type) {
    return type.getEnclosingClass() != null
        && !Modifier.isStatic(type.getModifiers())
        && !type.isRecord()
        && !type.isEnum()
        && !type.isInterface();
  }

  /** Kotlin writes a property of a value class as a getter with a dash, and hides the creator. */
  static void refuseValueClasses(Class<?> type) {
    if (!has(type, KOTLIN)) {
      return;
    }
    for (Method method : type.getMethods()) {
      int dash = method.getName().indexOf('-');
      if (dash > 3 && method.getName().startsWith("get") && method.getParameterCount() == 0) {
        String property =
            Character.toLowerCase(method.getName().charAt(3)) + method.getName().substring(4, dash);
        throw new ModelException(
            property,
            "Its type is a value class of Kotlin, which Java and Jackson see as the value in it.",
            "Declare it as that, "
                + method.getReturnType().getSimpleName()
                + ", with a computed property of the value class beside it, or make the value"
                + " class a data class.",
            null);
      }
    }
  }

  private static @Nullable String builderOf(Class<?> type) {
    for (Class<?> nested : type.getDeclaredClasses()) {
      boolean builds =
          Arrays.stream(nested.getDeclaredMethods())
              .anyMatch(m -> m.getReturnType() == type && m.getParameterCount() == 0);
      if (builds && nested.getSimpleName().endsWith("Builder")) {
        return nested.getSimpleName();
      }
    }
    return null;
  }

  private static boolean hasParameterNames(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .map(Constructor::getParameters)
        .flatMap(Arrays::stream)
        .anyMatch(Parameter::isNamePresent);
  }

  private static boolean has(Class<?> type, String annotation) {
    for (Annotation present : type.getAnnotations()) {
      if (present.annotationType().getName().equals(annotation)) {
        return true;
      }
    }
    return false;
  }

  private static ModelException refused(String problem, String action, Throwable cause) {
    return new ModelException(null, problem, action, cause);
  }
}
