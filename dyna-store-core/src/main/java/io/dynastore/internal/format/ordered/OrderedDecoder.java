package io.dynastore.internal.format.ordered;

import io.dynastore.IdFormat;
import io.dynastore.InvalidIdException;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.UnreadableValueException;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.encoding.PayloadCodec;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.DecodingErrors;
import io.dynastore.internal.format.FieldDescriptor;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.model.Differences;
import io.dynastore.internal.model.LowValues;
import io.dynastore.internal.model.Model;
import io.dynastore.internal.model.ModelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link IdFormat#ORDERED}. */
public final class OrderedDecoder<T> implements Decoder<T> {

  private final List<String> names;
  private final PayloadCodec payload;
  private final boolean isDeclared;
  private final DecodingErrors errors;
  private final Model.Assembler<T> assembler;

  OrderedDecoder(
      OrderedContent content,
      Model<T> model,
      CodecRegistry codecs,
      PayloadLayout declared,
      DecodingErrors errors) {
    this.errors = errors;
    this.isDeclared = content.high().equals(declared.descriptors());
    this.names = content.high().stream().map(FieldDescriptor::name).toList();
    this.payload = (isDeclared ? declared : PayloadLayout.of(content.high(), codecs)).codec();
    this.assembler = model.assembler(names, new LowValues(content.low(), content.types()));
  }

  @Override
  public Differences differences() {
    return assembler.differences();
  }

  @Override
  public @Nullable Object @Nullable [] constants() {
    return isDeclared ? assembler.constants() : null;
  }

  @Override
  public boolean isReader() {
    return true;
  }

  @Override
  public T decode(ParsedId id) {
    try {
      return assembler.make(payload.decode(id.reader()));
    } catch (MalformedPayloadException e) {
      throw new InvalidIdException(id.id(), e.getOffset(), e.getReason(), e);
    } catch (UnreadableValueException e) {
      throw errors.ofTemplate(id, fieldAt(e.getOffset(), id), e.getProblem(), e.getAction(), e);
    } catch (ModelException e) {
      int index = Decoder.indexOf(e.getField(), names);
      throw errors.ofValue(id, payload.skip(index, id.reader()), isAsWritten(), e);
    }
  }

  /** Whether the template is as the class would write it now. */
  private boolean isAsWritten() {
    return isDeclared && assembler.differences().equals(Differences.NONE);
  }

  private @Nullable String fieldAt(int offset, ParsedId id) {
    for (int i = 0; i < names.size(); i++) {
      if (payload.skip(i, id.reader()) == offset) {
        return names.get(i);
      }
    }
    return null;
  }
}
