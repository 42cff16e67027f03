package io.dynastore.internal.format.classic;

import io.dynastore.IdFormat;
import io.dynastore.InvalidIdException;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.DecodingErrors;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.format.classic.ClassicContent.Slice;
import io.dynastore.internal.model.Differences;
import io.dynastore.internal.model.LowValues;
import io.dynastore.internal.model.Model;
import io.dynastore.internal.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@link IdFormat#CLASSIC}. */
public final class ClassicDecoder<T> implements Decoder<T> {

  private final ClassicContent content;
  private final List<String> names;
  private final Model.Assembler<T> assembler;
  private final DecodingErrors errors;

  ClassicDecoder(ClassicContent content, Model<T> model, DecodingErrors errors) {
    this.content = content;
    this.errors = errors;
    this.names = content.high().stream().map(Slice::name).toList();
    this.assembler = model.assembler(names, new LowValues(content.low(), Map.of()));
  }

  @Override
  public Differences differences() {
    return assembler.differences();
  }

  @Override
  public boolean isReader() {
    return true;
  }

  @Override
  public T decode(ParsedId id) {
    String payload = id.payload();
    if (payload.length() != content.payloadLength()) {
      throw new InvalidIdException(
          id.id(),
          id.payloadOffset() + Math.min(payload.length(), content.payloadLength()),
          "the payload has "
              + payload.length()
              + " characters, where the template asks for "
              + content.payloadLength());
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Slice slice : content.high()) {
      try {
        values.add(slice.type().decode(payload.substring(slice.offset(), slice.end())));
      } catch (IllegalArgumentException e) {
        throw new InvalidIdException(
            id.id(),
            id.payloadOffset() + slice.offset(),
            "field '" + slice.name() + "': " + e.getMessage(),
            e);
      }
    }
    try {
      return assembler.make(values);
    } catch (ModelException e) {
      int index = Decoder.indexOf(e.getField(), names);
      int offset = content.high().isEmpty() ? 0 : content.high().get(index).offset();
      // The template tells null as a type; other values are the payload's.
      boolean isOfPayload = e.getField() == null || values.get(index) != null;
      throw errors.ofValue(id, id.payloadOffset() + offset, isOfPayload, e);
    }
  }
}
