package io.dynastore.internal.format.classic;

import io.dynastore.IdFormat;
import io.dynastore.InvalidObjectException;
import io.dynastore.codec.UnencodableValueException;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.classic.ClassicContent.Slice;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.LowValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link IdFormat#CLASSIC}.
 *
 * @param store the name of the store
 * @param md5Ids whether templates shall have the ids that the original's in-memory store gives
 */
record ClassicWriter(String store, boolean md5Ids) implements IdWriter {

  @Override
  public Draft write(DecomposedObject parts) {
    refuseWhatWouldBeLost(parts.low());
    List<Slice> slices = new ArrayList<>();
    StringBuilder payload = new StringBuilder();
    for (int i = 0; i < parts.fields().size(); i++) {
      Field field = parts.fields().get(i);
      try {
        Object value = cut(parts.values().get(i), field);
        String text = ClassicType.encode(value);
        slices.add(new Slice(field.name(), payload.length(), text.length(), ClassicType.of(value)));
        payload.append(text);
      } catch (UnencodableValueException e) {
        throw new InvalidObjectException(field.name(), String.valueOf(e.getMessage()), e);
      }
    }
    ClassicContent content = new ClassicContent(slices, parts.low().json());
    return new Draft(parts, content.toTemplate(store, parts.order(), md5Ids), payload.toString());
  }

  private static @Nullable Object cut(@Nullable Object value, Field field) {
    return value instanceof Instant time ? time.truncatedTo(field.truncatedTo()) : value;
  }

  /**
   * The original's JSON has no types but its own, and takes anything with a certain key for a
   * field.
   */
  private static void refuseWhatWouldBeLost(LowValues low) {
    low.json()
        .properties()
        .forEach(
            field -> {
              if (ClassicContent.looksLikeDescriptor(field.getValue())) {
                throw new InvalidObjectException(
                    field.getKey(),
                    "The classic format takes an object with the key '__hcf' for a high-cardinality"
                        + " field. Rename the key, or use the ordered format.");
              }
            });
    low.types()
        .forEach(
            (pointer, type) -> {
              if (!low.json().at(pointer).isNumber()) {
                throw new InvalidObjectException(
                    pointer.substring(1).replace('/', '.'),
                    "The classic format would bring a value of type '"
                        + type
                        + "' back as text or a list. Use text, numbers, booleans, lists and maps, or"
                        + " the ordered format.");
              }
            });
  }
}
