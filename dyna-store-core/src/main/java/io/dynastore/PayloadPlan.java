package io.dynastore;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.FieldType;
import io.dynastore.codec.PayloadCodec;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.codec.UnencodableValueException;
import io.dynastore.model.Field;
import io.dynastore.template.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the values of certain fields are written, and what templates say of it. */
record PayloadPlan(List<FieldDescriptor> descriptors, PayloadCodec codec) {

  /**
   * Plans for the fields of an object.
   *
   * @param declared whether the fields are those of a class, which readers know
   */
  static PayloadPlan of(List<Field> fields, FieldCodecs codecs, boolean declared) {
    List<FieldDescriptor> descriptors = new ArrayList<>();
    for (Field field : fields) {
      FieldType type = codecs.typeOf(field.type(), field.truncatedTo(), declared);
      if (type == null) {
        throw new InvalidMetadataException(
            field.name(),
            "Its type "
                + field.type().getName()
                + " cannot be written into an id. Use one of "
                + codecs.classNames()
                + ", or make the field low-cardinality.");
      }
      descriptors.add(new FieldDescriptor(field.name(), type));
    }
    return new PayloadPlan(descriptors, codec(descriptors, codecs));
  }

  /**
   * The codec of a template's fields.
   *
   * @throws IllegalArgumentException if a type is unknown or cannot be cut
   */
  static PayloadCodec codec(List<FieldDescriptor> descriptors, FieldCodecs codecs) {
    List<FieldCodec<?>> fields = new ArrayList<>();
    for (FieldDescriptor field : descriptors) {
      fields.add(codecs.codec(field.type()));
    }
    return new PayloadCodec(fields);
  }

  String encode(List<@Nullable Object> values) {
    PayloadWriter out = new PayloadWriter();
    for (int i = 0; i < values.size(); i++) {
      try {
        codec.encode(i, values.get(i), out);
      } catch (UnencodableValueException e) {
        throw new InvalidMetadataException(
            descriptors.get(i).name(), String.valueOf(e.getMessage()), e);
      }
    }
    return out.toString();
  }

  /** The name of the field that takes the most characters, for an error message. */
  String longestField(List<@Nullable Object> values) {
    int longest = 0;
    int length = 0;
    for (int i = 0; i < values.size(); i++) {
      PayloadWriter out = new PayloadWriter();
      codec.encode(i, values.get(i), out);
      if (out.toString().length() > length) {
        longest = i;
        length = out.toString().length();
      }
    }
    return descriptors.get(longest).name();
  }
}
