package io.dynastore.internal.format;

import io.dynastore.InvalidObjectException;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.encoding.FieldType;
import io.dynastore.internal.encoding.PayloadCodec;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of certain fields are written, and what templates say of it.
 *
 * @param descriptors the fields, in the order of the payload
 * @param codec writes and reads their values
 */
public record PayloadLayout(List<FieldDescriptor> descriptors, PayloadCodec codec) {

  /**
   * Lays fields out.
   *
   * @param fields the fields
   * @param codecs the types that there are
   * @param declared whether their types are known to those who read them
   * @throws InvalidObjectException if a field has a type that cannot be written
   */
  public static PayloadLayout of(List<Field> fields, CodecRegistry codecs, boolean declared) {
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
  public static PayloadLayout of(List<FieldDescriptor> descriptors, CodecRegistry codecs) {
    descriptors.forEach(field -> requireKnown(field, codecs));
    List<FieldType> types = descriptors.stream().map(FieldDescriptor::type).toList();
    return new PayloadLayout(descriptors, new PayloadCodec(types, codecs));
  }

  private static void requireKnown(FieldDescriptor field, CodecRegistry codecs) {
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
