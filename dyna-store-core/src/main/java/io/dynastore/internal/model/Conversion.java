package io.dynastore.internal.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.util.ClassUtil;

/** Between the type that a field has now and that of a value in an id. */
final class Conversion {

  /**
   * Digits of a whole number that a decimal may become; one of few characters can have billions.
   */
  private static final int MAX_DIGITS = 5_000;

  private static final ClassValue<Map<String, Object>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          return constants(type);
        }
      };

  private Conversion() {}

  /** An enum's constants by their names, and by the names that they had once. */
  private static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    for (Field field : type.getFields()) {
      JsonAlias alias = field.getAnnotation(JsonAlias.class);
      Object constant = constants.get(field.getName());
      if (field.isEnumConstant() && alias != null && constant != null) {
        List.of(alias.value()).forEach(name -> constants.putIfAbsent(name, constant));
      }
    }
    return constants;
  }

  /** The class that a field's values have in an id. */
  static Class<?> classOf(JavaType type) {
    if (type.getRawClass() == Optional.class) {
      return classOf(type.containedTypeOrUnknown(0));
    }
    Class<?> boxed = ClassUtil.wrapperType(type.getRawClass());
    return boxed == null ? type.getRawClass() : boxed;
  }

  /** What an id holds of a field's value: of an Optional, the value in it or null. */
  static @Nullable Object from(JavaType type, @Nullable Object value, PropertyPath place) {
    if (type.getRawClass() != Optional.class) {
      return value;
    }
    refuseNullOptional(type, value, place);
    return value instanceof Optional<?> optional ? optional.orElse(null) : null;
  }

  static void refuseNullOptional(JavaType type, @Nullable Object value, PropertyPath place) {
    if (value == null && type.getRawClass() == Optional.class) {
      throw new ModelException(
          place.path(),
          "An Optional is null, which would come back as an empty one.",
          "Use Optional.empty().",
          null);
    }
  }

  /** The value of a field that neither the id nor the template says anything of. */
  static @Nullable Object absent(JavaType type) {
    return type.getRawClass() == Optional.class
        ? Optional.empty()
        : Defaults.of(type.getRawClass());
  }

  /** A field's value from what an id holds, which may be of the type that the field had once. */
  static @Nullable Object to(JavaType type, @Nullable Object value, PropertyPath place) {
    if (type.getRawClass() == Optional.class) {
      return Optional.ofNullable(to(type.containedTypeOrUnknown(0), value, place));
    }
    if (value == null) {
      if (type.isPrimitive()) {
        throw new ModelException(
            place.path(),
            "It is null, which " + type.getRawClass() + " cannot be.",
            "Where old ids may hold null, box the type.",
            null);
      }
      return null;
    }
    Class<?> wanted = classOf(type);
    Object converted = wanted.isInstance(value) ? value : convert(wanted, value);
    if (converted == null) {
      throw misfit(wanted, value, place);
    }
    return converted;
  }

  private static ModelException misfit(Class<?> wanted, Object value, PropertyPath place) {
    if (wanted.isEnum() && value instanceof String) {
      return new ModelException(
          place.path(),
          "The id holds '" + value + "', which is no constant of " + wanted.getName() + ".",
          "Put the constant back, write @JsonAlias(\""
              + value
              + "\") on the one that took its place,"
              + " or give the field the type String.",
          null);
    }
    boolean isNumber = value instanceof Number && Number.class.isAssignableFrom(wanted);
    return new ModelException(
        place.path(),
        "The id holds "
            + value
            + " of type "
            + value.getClass().getSimpleName()
            + ", where the class has the type "
            + wanted.getSimpleName()
            + ".",
        "Give the field a type that can hold it.",
        null,
        isNumber ? ModelException.Fault.VALUE : ModelException.Fault.TYPE);
  }

  private static @Nullable Object convert(Class<?> wanted, Object value) {
    if (wanted.isEnum() && value instanceof String name) {
      return CONSTANTS.get(wanted).get(name);
    }
    if (wanted == String.class && value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Number number ? convert(wanted, number) : null;
  }

  /** A number of another class, if that holds the very same number. */
  private static @Nullable Number convert(Class<?> wanted, Number number) {
    try {
      BigDecimal exact = new BigDecimal(number.toString());
      Number converted = null;
      if (wanted == Long.class) {
        converted = exact.longValueExact();
      } else if (wanted == Integer.class) {
        converted = exact.intValueExact();
      } else if (wanted == Short.class) {
        converted = exact.shortValueExact();
      } else if (wanted == Byte.class) {
        converted = exact.byteValueExact();
      } else if (wanted == BigInteger.class) {
        converted = exactInteger(exact);
      } else if (wanted == BigDecimal.class) {
        converted = exact;
      } else if (wanted == Float.class) {
        converted = exactFloat(number.doubleValue());
      } else if (wanted == Double.class) {
        // A float widens by its bits, not by its shortest text.
        converted = number instanceof Float ? number.doubleValue() : exactDouble(exact);
      }
      return converted;
    } catch (ArithmeticException | NumberFormatException e) {
      // Infinities and NaN, which have no decimal form.
      return wanted == Double.class
          ? (Number) number.doubleValue()
          : wanted == Float.class ? exactFloat(number.doubleValue()) : null;
    }
  }

  private static @Nullable BigInteger exactInteger(BigDecimal number) {
    if (number.signum() == 0) {
      return BigInteger.ZERO;
    }
    return (long) number.precision() - number.scale() > MAX_DIGITS
        ? null
        : number.toBigIntegerExact();
  }

  private static @Nullable Float exactFloat(double number) {
    return Double.compare((float) number, number) == 0 ? (Float) (float) number : null;
  }

  private static @Nullable Double exactDouble(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0
        ? nearest
        : null;
  }
}
