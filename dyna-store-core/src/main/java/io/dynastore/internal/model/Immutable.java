package io.dynastore.internal.model;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Types whose values never change, and are written alike where they are equal: objects can share
 * them, and a template can be known by them.
 */
public final class Immutable {

  private static final Set<Class<?>> CLASSES =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          YearMonth.class,
          Duration.class);

  private Immutable() {}

  /**
   * Whether all values of a type are such; there may be subclasses of the decimals'.
   *
   * @param type a type
   * @return true if it is primitive, an enum, or a final class whose {@code equals} tells all
   */
  public static boolean isType(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || (CLASSES.contains(type) && Modifier.isFinal(type.getModifiers()));
  }

  /**
   * Whether a value is such.
   *
   * @param value a value, or null, which is
   * @return true if it can be shared
   */
  public static boolean isValue(@Nullable Object value) {
    return value == null || value instanceof Enum<?> || CLASSES.contains(value.getClass());
  }
}
