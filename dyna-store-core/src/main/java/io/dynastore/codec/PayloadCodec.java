package io.dynastore.codec;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the high-cardinality values of one object, one after another, and reads them back. */
public final class PayloadCodec {

  /** The digit that stands for null, whatever the type; it sorts before all values. */
  static final int NULL = 0;

  private final List<Entry> fields;

  /** A field's codec, and whether the field may be null. */
  private record Entry(FieldCodec<Object> codec, boolean nullable) {

    void encode(@Nullable Object value, PayloadWriter out) {
      if (value == null) {
        out.digit(NULL);
      } else {
        codec.encode(value, out);
      }
    }

    @Nullable Object decode(PayloadReader in) {
      if (in.peek() != NULL) {
        return codec.decode(in);
      }
      if (!nullable) {
        throw in.error(in.offset(), "0 stands for null, which this template does not allow here");
      }
      in.digit();
      return null;
    }
  }

  /**
   * Makes a codec for values in the order of their fields.
   *
   * @param types the type of each field
   * @param codecs the types that there are
   * @throws IllegalArgumentException if a type is unknown or cannot be cut
   */
  public PayloadCodec(List<FieldType> types, FieldCodecs codecs) {
    this.fields = types.stream().map(type -> entry(type, codecs)).toList();
  }

  @SuppressWarnings("unchecked")
  private static Entry entry(FieldType type, FieldCodecs codecs) {
    return new Entry((FieldCodec<Object>) codecs.codec(type), type.nullable());
  }

  /**
   * Writes one value.
   *
   * @param index the field's index
   * @param value the value, or null
   * @param out where to write
   * @throws UnencodableValueException if the field's codec has no encoding for the value
   */
  public void encode(int index, @Nullable Object value, PayloadWriter out) {
    fields.get(index).encode(value, out);
  }

  /**
   * Writes one value, as a handle that a compiler can look into.
   *
   * @param index the field's index
   * @param type the type of the values: a primitive, or any class that holds them
   * @return takes such a value and a {@link PayloadWriter}
   */
  public MethodHandle encoder(int index, Class<?> type) {
    Entry field = fields.get(index);
    return isNumber(field, type)
        ? MethodHandles.explicitCastArguments(
            Handles.ENCODE_LONG.bindTo(field.codec()),
            methodType(void.class, type, PayloadWriter.class))
        : Handles.ENCODE.bindTo(field).asType(methodType(void.class, type, PayloadWriter.class));
  }

  /**
   * Reads one value, as a handle that a compiler can look into.
   *
   * @param index the field's index
   * @param type the type of the values: a primitive, or any class that holds them
   * @return takes a {@link PayloadReader} and returns such a value; throws, as {@link #decode} does
   */
  public MethodHandle decoder(int index, Class<?> type) {
    Entry field = fields.get(index);
    return isNumber(field, type)
        ? MethodHandles.explicitCastArguments(
            Handles.DECODE_LONG.bindTo(field.codec()), methodType(type, PayloadReader.class))
        : Handles.DECODE.bindTo(field).asType(methodType(type, PayloadReader.class));
  }

  private static boolean isNumber(Entry field, Class<?> type) {
    return field.codec() instanceof LongCodec<?>
        && methodType(type).wrap().returnType() == (Class<?>) field.codec().javaType()
        && type.isPrimitive();
  }

  /** The methods that handles are made of. */
  private static final class Handles {

    private static final Lookup LOOKUP = MethodHandles.lookup();

    static final MethodHandle ENCODE =
        find(Entry.class, "encode", void.class, Object.class, PayloadWriter.class);
    static final MethodHandle DECODE =
        find(Entry.class, "decode", Object.class, PayloadReader.class);
    static final MethodHandle ENCODE_LONG =
        find(LongCodec.class, "encodeLong", void.class, long.class, PayloadWriter.class);
    static final MethodHandle DECODE_LONG =
        find(LongCodec.class, "decodeLong", long.class, PayloadReader.class);

    private static MethodHandle find(
        Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
      try {
        return LOOKUP.findVirtual(owner, name, methodType(result, parameters));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(owner.getName() + '.' + name + " is missing", e);
      }
    }
  }

  /**
   * Reads the values of all fields, up to the end of the id.
   *
   * @param in where to read
   * @return a value or null for each field
   * @throws MalformedPayloadException if no values are written like this
   */
  public List<@Nullable Object> decode(PayloadReader in) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (Entry field : fields) {
      values.add(field.decode(in));
    }
    if (!in.atEnd()) {
      throw in.error(in.offset(), "the id goes on after its last field");
    }
    return values;
  }

  /**
   * Passes over the first fields.
   *
   * @param count how many
   * @param in where to read
   * @return where the next field starts, as an index in the whole id
   */
  public int skip(int count, PayloadReader in) {
    fields.subList(0, count).forEach(field -> field.decode(in));
    return in.offset();
  }
}
