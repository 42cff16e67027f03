package io.dynastore.internal.format.classic;

import static java.util.Objects.requireNonNull;

import io.dynastore.codec.UnencodableValueException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The types of the original format, dyna-store 0.0.6 for Python: each writes its values without an
 * end, which the template tells by their lengths.
 */
public enum ClassicType {
  /** Null, in no characters. */
  NONE("NoneType") {
    @Override
    public @Nullable Object decode(String text) {
      if (!text.isEmpty()) {
        throw new IllegalArgumentException("a NoneType has no characters");
      }
      return null;
    }
  },

  /** A whole number from 0 up. */
  INT("int") {
    @Override
    public Object decode(String text) {
      BigInteger number = ClassicDigits.decode(text);
      if (number.bitLength() > Long.SIZE - 1) {
        return number;
      }
      return number.bitLength() > Integer.SIZE - 1
          ? (Object) number.longValue()
          : (Object) number.intValue();
    }
  },

  /** Whole seconds since 1970, in UTC. */
  DATETIME("datetime") {
    @Override
    public Object decode(String text) {
      BigInteger second = ClassicDigits.decode(text);
      try {
        if (second.bitLength() < Long.SIZE) {
          return Instant.ofEpochSecond(second.longValue());
        }
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("the time is out of range", e);
      }
      throw new IllegalArgumentException("the time is out of range");
    }
  },

  /** UTF-8 in base32 (RFC 4648), padded. */
  STR("str") {
    @Override
    public Object decode(String text) {
      return ClassicBase32.decode(text);
    }
  },

  /** The bits of a single-precision number as a whole number; those with a sign have no text. */
  FLOAT("float") {
    @Override
    public Object decode(String text) {
      BigInteger bits = ClassicDigits.decode(text);
      if (bits.bitLength() > Integer.SIZE - 1) {
        throw new IllegalArgumentException("the number is no float");
      }
      float value = Float.intBitsToFloat(bits.intValue());
      if (Float.floatToIntBits(value) != bits.intValue()) {
        throw new IllegalArgumentException("a NaN other than the usual one");
      }
      return (double) value;
    }
  };

  private final String typeName;

  ClassicType(String typeName) {
    this.typeName = typeName;
  }

  /**
   * The type's name in templates.
   *
   * @return the name of a Python class
   */
  public String typeName() {
    return typeName;
  }

  /**
   * Finds a type by its name.
   *
   * @param typeName the name in a template
   * @return the type
   * @throws IllegalArgumentException if there is no such type
   */
  public static ClassicType named(String typeName) {
    for (ClassicType type : values()) {
      if (type.typeName.equals(typeName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("there is no type '" + typeName + "' in the classic format");
  }

  /**
   * Reads a value.
   *
   * @param text its characters
   * @return null, an Integer, Long or BigInteger (whichever is the smallest), an Instant, a String
   *     or a Double
   * @throws IllegalArgumentException if the type never writes this text
   */
  public abstract @Nullable Object decode(String text);

  /**
   * The type that writes a value.
   *
   * @param value a value, or null
   * @return the type
   * @throws UnencodableValueException if the format has none for the value's class
   */
  public static ClassicType of(@Nullable Object value) {
    if (value == null) {
      return NONE;
    }
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger) {
      return INT;
    }
    if (value instanceof Float || value instanceof Double) {
      return FLOAT;
    }
    if (value instanceof Instant) {
      return DATETIME;
    }
    if (value instanceof String) {
      return STR;
    }
    throw new UnencodableValueException(
        "the classic format has no type for "
            + value.getClass().getName()
            + "; use a whole number, float, String or Instant, or the ordered format");
  }

  /**
   * Writes a value.
   *
   * @param value a value, or null
   * @return its characters
   * @throws UnencodableValueException if the format would lose some of it
   */
  public static String encode(@Nullable Object value) {
    return switch (of(value)) {
      case NONE -> "";
      case INT -> encodeInt(new BigInteger(String.valueOf(value)));
      case FLOAT -> encodeFloat(((Number) requireNonNull(value)).doubleValue());
      case DATETIME -> encodeInstant((Instant) requireNonNull(value));
      case STR -> ClassicBase32.encode((String) requireNonNull(value));
    };
  }

  private static String encodeInt(BigInteger number) {
    if (number.signum() < 0) {
      throw new UnencodableValueException(
          "the classic format has no negative numbers, such as " + number + USE_ORDERED);
    }
    return ClassicDigits.encode(number);
  }

  private static String encodeFloat(double number) {
    float single = (float) number;
    if (Double.compare(single, number) != 0) {
      throw new UnencodableValueException(
          "the classic format keeps floats only, and "
              + number
              + " is none; make it a float where the loss is meant"
              + USE_ORDERED);
    }
    int bits = Float.floatToIntBits(single);
    if (bits < 0) {
      throw new UnencodableValueException(
          "the classic format has no negative numbers, such as " + number + USE_ORDERED);
    }
    return ClassicDigits.encode(BigInteger.valueOf(bits));
  }

  private static String encodeInstant(Instant time) {
    long second = time.getEpochSecond();
    if (time.getNano() != 0) {
      throw new UnencodableValueException(
          "the classic format keeps whole seconds only, and "
              + time
              + " has a fraction; mark the field with truncatedTo = SECONDS where the loss is meant"
              + USE_ORDERED);
    }
    if (second < 0) {
      throw new UnencodableValueException(
          "the classic format has no times before 1970, such as " + time + USE_ORDERED);
    }
    return ClassicDigits.encode(BigInteger.valueOf(second));
  }

  private static final String USE_ORDERED = ", or use the ordered format";
}
