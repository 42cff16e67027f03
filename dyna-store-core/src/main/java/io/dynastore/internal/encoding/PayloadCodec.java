package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.UnencodableValueException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the high-cardinality values of one object, one after another, and reads them back. */
public final class PayloadCodec {

  /** The digit that stands for null, whatever the type; it sorts before all values. */
  static final int NULL = 0;

  private final PayloadField[] fields;

  /**
   * Makes a codec for values in the order of their fields.
   *
   * @param types the type of each field
   * @param codecs the types that there are
   * @throws IllegalArgumentException if a type is unknown or cannot be cut
   */
  public PayloadCodec(List<FieldType> types, CodecRegistry codecs) {
    this.fields = types.stream().map(type -> field(type, codecs)).toArray(PayloadField[]::new);
  }

  @SuppressWarnings("unchecked")
  private static PayloadField field(FieldType type, CodecRegistry codecs) {
    return new PayloadField((FieldCodec<Object>) codecs.codec(type), type.nullable());
  }

  /**
   * Writes one value.
   *
   * @param index the field's index
   * @param value the value, or null
   * @param out where to write
   * @throws UnencodableValueException if the field's codec has no encoding for the value
   */
  public void encode(int index, @Nullable Object value, DigitWriter out) {
    fields[index].encode(value, out);
  }

  /**
   * The same as handles, for a store whose fields always have these types.
   *
   * @return the ways of the fields
   */
  public PayloadHandles handles() {
    return new PayloadHandles(List.of(fields));
  }

  /**
   * Reads the values of all fields, up to the end of the id.
   *
   * @param in where to read
   * @return a value or null for each field
   * @throws MalformedPayloadException if no values are written like this
   */
  public List<@Nullable Object> decode(DigitReader in) {
    @Nullable Object[] values = new @Nullable Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields[i].decode(in);
    }
    if (!in.atEnd()) {
      throw in.error(in.offset(), "the id goes on after its last field");
    }
    return Arrays.asList(values);
  }

  /**
   * Passes over the first fields.
   *
   * @param count how many
   * @param in where to read
   * @return where the next field starts, as an index in the whole id
   */
  public int skip(int count, DigitReader in) {
    for (int i = 0; i < count; i++) {
      fields[i].decode(in);
    }
    return in.offset();
  }
}
