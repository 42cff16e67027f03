package io.dynastore.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the high-cardinality values of one object, one after another, and reads them back. */
public final class PayloadCodec {

  /** The digit that stands for null, whatever the type; it sorts before all values. */
  static final int NULL = 0;

  private final List<PayloadField> fields;

  /**
   * Makes a codec for values in the order of their fields.
   *
   * @param types the type of each field
   * @param codecs the types that there are
   * @throws IllegalArgumentException if a type is unknown or cannot be cut
   */
  public PayloadCodec(List<FieldType> types, FieldCodecs codecs) {
    this.fields = types.stream().map(type -> field(type, codecs)).toList();
  }

  @SuppressWarnings("unchecked")
  private static PayloadField field(FieldType type, FieldCodecs codecs) {
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
  public void encode(int index, @Nullable Object value, PayloadWriter out) {
    fields.get(index).encode(value, out);
  }

  /**
   * The same as handles, for a store whose fields always have these types.
   *
   * @return the ways of the fields
   */
  public PayloadHandles handles() {
    return new PayloadHandles(fields);
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
    for (PayloadField field : fields) {
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
