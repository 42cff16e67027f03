package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.FieldType;
import io.dynastore.codec.PayloadCodec;
import io.dynastore.model.Field;
import io.dynastore.model.ModelException;
import io.dynastore.template.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of certain fields are written, and what templates say of it.
 *
 * @param descriptors the fields, in the order of the payload
 * @param codec writes and reads their values
 */
record Layout(List<FieldDescriptor> descriptors, PayloadCodec codec) {

  /**
   * Lays fields out.
   *
   * @param fields the fields
   * @param codecs the types that there are
   * @param declared whether their types are known to those who read them
   * @throws InvalidObjectException if a field has a type that cannot be written
   */
  static Layout of(List<Field> fields, FieldCodecs codecs, boolean declared) {
    List<FieldDescriptor> descriptors = new ArrayList<>();
    for (Field field : fields) {
      FieldType type = codecs.typeOf(field.type(), field.truncatedTo(), declared);
      if (type == null) {
        throw new InvalidObjectException(
            field.name(),
            "Its type "
                + field.type().getName()
                + " cannot be written into an id. Use one of "
                + codecs.classNames()
                + ", or make the field low-cardinality.");
      }
      descriptors.add(new FieldDescriptor(field.name(), type));
    }
    return of(descriptors, codecs);
  }

  /**
   * The layout that descriptors tell.
   *
   * @param descriptors the fields, in the order of the payload
   * @param codecs the types that there are
   * @throws ModelException if a type is unknown or cannot be cut
   */
  static Layout of(List<FieldDescriptor> descriptors, FieldCodecs codecs) {
    descriptors.forEach(field -> requireKnown(field, codecs));
    List<FieldType> types = descriptors.stream().map(FieldDescriptor::type).toList();
    return new Layout(descriptors, new PayloadCodec(types, codecs));
  }

  private static void requireKnown(FieldDescriptor field, FieldCodecs codecs) {
    try {
      codecs.codec(field.type());
    } catch (RuntimeException e) {
      throw new ModelException(
          field.name(),
          e.getMessage() + ".",
          "Deploy what knows it again: the class, the codec that is given to codecs(...) or is a bean,"
              + " or the version of DynaStore.",
          e,
          ModelException.Fault.TYPE);
    }
  }
}
