package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.IdText;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.PayloadCodec;
import io.dynastore.codec.UnreadableValueException;
import io.dynastore.model.Differences;
import io.dynastore.model.LowValues;
import io.dynastore.model.Model;
import io.dynastore.model.ModelException;
import io.dynastore.template.FieldDescriptor;
import io.dynastore.template.TemplateContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link IdFormat#ORDERED}. */
final class OrderedDecoder<T> implements Decoder<T> {

  private final List<String> names;
  private final PayloadCodec payload;
  private final boolean isDeclared;
  private final Misfit misfit;
  private final Model.Assembler<T> assembler;

  OrderedDecoder(
      TemplateContent content, Model<T> model, FieldCodecs codecs, Layout declared, Misfit misfit) {
    this.misfit = misfit;
    this.isDeclared = content.high().equals(declared.descriptors());
    this.names = content.high().stream().map(FieldDescriptor::name).toList();
    this.payload = (isDeclared ? declared : Layout.of(content.high(), codecs)).codec();
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
  public T decode(IdText id) {
    try {
      return assembler.make(payload.decode(id.reader()));
    } catch (MalformedPayloadException e) {
      throw new InvalidIdException(id.id(), e.getOffset(), e.getReason(), e);
    } catch (UnreadableValueException e) {
      throw misfit.ofTemplate(id, fieldAt(e.getOffset(), id), e.getProblem(), e.getAction(), e);
    } catch (ModelException e) {
      int index = Decoder.indexOf(e.getField(), names);
      throw misfit.ofValue(id, payload.skip(index, id.reader()), isAsWritten(), e);
    }
  }

  /** Whether the template is as the class would write it now. */
  private boolean isAsWritten() {
    return isDeclared && assembler.differences().equals(Differences.NONE);
  }

  private @Nullable String fieldAt(int offset, IdText id) {
    for (int i = 0; i < names.size(); i++) {
      if (payload.skip(i, id.reader()) == offset) {
        return names.get(i);
      }
    }
    return null;
  }
}
