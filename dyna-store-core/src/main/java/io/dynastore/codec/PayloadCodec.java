package io.dynastore.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the high-cardinality values of one object, one after another, and reads them back. */
public final class PayloadCodec {

  /** The digit that stands for null, whatever the type; it sorts before all values. */
  static final int NULL = 0;

  private final List<Entry> fields;

  /** A field's codec, and whether the field may be null. */
  private record Entry(FieldCodec<Object> codec, boolean nullable) {}

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
    if (value == null) {
      out.digit(NULL);
    } else {
      fields.get(index).codec().encode(value, out);
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
      values.add(decode(field, in));
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
    fields.subList(0, count).forEach(field -> decode(field, in));
    return in.offset();
  }

  private static @Nullable Object decode(Entry field, PayloadReader in) {
    if (in.peek() != NULL) {
      return field.codec().decode(in);
    }
    if (!field.nullable()) {
      throw in.error(in.offset(), "0 stands for null, which this template does not allow here");
    }
    in.digit();
    return null;
  }
}
