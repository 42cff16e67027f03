package io.dynastore.internal.encoding;

import static java.lang.invoke.MethodType.methodType;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the fields of a payload by handles, which a compiler can look into. Their values
 * have the type of the field, a primitive or any class that holds them, and take no object where a
 * primitive is a number. Immutable.
 */
public final class PayloadHandles {

  private static final Lookup LOOKUP = MethodHandles.lookup();

  private static final MethodType ENCODE =
      methodType(int.class, Object.class, byte[].class, int.class);
  private static final MethodType DECODE = methodType(Object.class, String.class, int.class);
  private static final MethodType PUT = methodType(void.class, Object.class, DigitWriter.class);
  private static final MethodType TAKE = methodType(Object.class, DigitReader.class);

  private final List<PayloadField> fields;

  PayloadHandles(List<PayloadField> fields) {
    this.fields = fields;
  }

  /**
   * Whether all fields can be written and read in place.
   *
   * @return true, if the handles that do that may be asked for
   */
  public boolean areInPlace() {
    return fields.stream().allMatch(PayloadField::isInPlace);
  }

  /**
   * The most digits of all fields together, if they can be written in place.
   *
   * @return the most characters that they take
   */
  public int maxDigits() {
    return fields.size() * InPlaceCodec.MAX_DIGITS;
  }

  /**
   * Writes a field in place.
   *
   * @param index the field's index
   * @param type the type of the values
   * @return takes such a value, a {@code byte[]} and where the value starts, and returns where it
   *     ends
   */
  public MethodHandle encoder(int index, Class<?> type) {
    return bound(index, type, "encode", ENCODE, 0);
  }

  /**
   * Reads a field in place.
   *
   * @param index the field's index
   * @param type the type of the values
   * @return takes an id and where the value starts, at most its end, and returns such a value;
   *     throws {@link MalformedPayloadException}
   */
  public MethodHandle decoder(int index, Class<?> type) {
    return bound(index, type, "decode", DECODE, -1);
  }

  /**
   * Says where a field ends that was read.
   *
   * @param index the field's index
   * @return takes an id and where the value starts, and returns where it ends
   */
  public MethodHandle end(int index) {
    MethodType end = methodType(int.class, String.class, int.class);
    return find(PayloadField.class, "end", end).bindTo(fields.get(index));
  }

  /**
   * Writes a field to a writer.
   *
   * @param index the field's index
   * @param type the type of the values
   * @return takes such a value and a {@link DigitWriter}
   */
  public MethodHandle putter(int index, Class<?> type) {
    return bound(index, type, "encode", PUT, 0);
  }

  /**
   * Takes a field from a reader.
   *
   * @param index the field's index
   * @param type the type of the values
   * @return takes a {@link DigitReader} and returns such a value; throws {@link
   *     MalformedPayloadException}
   */
  public MethodHandle taker(int index, Class<?> type) {
    return bound(index, type, "decode", TAKE, -1);
  }

  /**
   * Says what an id keeps of a field's value.
   *
   * @param index the field's index
   * @param type the type of the values
   * @param written how the values are written
   * @return takes such a value, and returns the one that will be read; null, if it is the same for
   *     sure
   */
  public @Nullable MethodHandle kept(int index, Class<?> type, FieldType written) {
    PayloadField field = fields.get(index);
    if (written.truncatedTo() == ChronoUnit.NANOS && !(field.codec() instanceof GuardedCodec)) {
      return null;
    }
    MethodHandle kept =
        (FieldCodec<?>) field.codec() instanceof InstantCodec instants
            ? find(InstantCodec.class, "kept", methodType(Instant.class, Instant.class))
                .bindTo(instants)
            : find(PayloadField.class, "kept", methodType(Object.class, Object.class))
                .bindTo(field);
    return kept.asType(methodType(type, type));
  }

  /** A method of the field, or that of its codec for numbers, where one will do. */
  private MethodHandle bound(
      int index, Class<?> type, String method, MethodType general, int parameter) {
    PayloadField field = fields.get(index);
    MethodType typed = ofType(general, parameter, type);
    return isNumber(field, type)
        ? MethodHandles.explicitCastArguments(
            find(LongCodec.class, method + "Long", ofType(general, parameter, long.class))
                .bindTo(field.codec()),
            typed)
        : find(PayloadField.class, method, general).bindTo(field).asType(typed);
  }

  private static MethodType ofType(MethodType general, int parameter, Class<?> type) {
    return parameter < 0
        ? general.changeReturnType(type)
        : general.changeParameterType(parameter, type);
  }

  private static boolean isNumber(PayloadField field, Class<?> type) {
    return type.isPrimitive()
        && field.codec() instanceof LongCodec<?>
        && methodType(type).wrap().returnType() == (Class<?>) field.codec().javaType();
  }

  private static MethodHandle find(Class<?> owner, String method, MethodType type) {
    try {
      return LOOKUP.findVirtual(owner, method, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner.getName() + '.' + method + " is missing", e);
    }
  }
}
