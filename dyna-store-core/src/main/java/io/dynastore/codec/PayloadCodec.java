package io.dynastore.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the high-cardinality values of one object, one after another, and reads them back. */
public final class PayloadCodec {

  /** The digit that stands for null, whatever the type; it sorts before all values. */
  static final int NULL = 0;

  private final List<FieldCodec<Object>> fields;

  /**
   * Makes a codec for values in the order of their fields.
   *
   * @param fields the codec of each field
   */
  @SuppressWarnings("unchecked")
  public PayloadCodec(List<? extends FieldCodec<?>> fields) {
    this.fields = List.copyOf((List<FieldCodec<Object>>) fields);
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
      fields.get(index).encode(value, out);
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
    for (FieldCodec<Object> field : fields) {
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

  private static @Nullable Object decode(FieldCodec<Object> field, PayloadReader in) {
    if (in.peek() == NULL) {
      in.digit();
      return null;
    }
    return field.decode(in);
  }
}
