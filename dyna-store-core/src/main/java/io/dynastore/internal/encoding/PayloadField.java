package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A field of a payload.
 *
 * @param codec writes and reads its values
 * @param nullable whether it may be null
 */
record PayloadField(FieldCodec<Object> codec, boolean nullable) {

  void encode(@Nullable Object value, DigitWriter out) {
    if (value == null) {
      out.digit(PayloadCodec.NULL);
    } else {
      codec.encode(value, out);
    }
  }

  @Nullable Object decode(DigitReader in) {
    if (!in.isNext(PayloadCodec.NULL)) {
      return codec.decode(in);
    }
    if (!nullable) {
      throw in.error(in.offset(), "0 stands for null, which this template does not allow here");
    }
    in.digit();
    return null;
  }

  /** What is read of a value that was written. */
  @Nullable Object kept(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (codec instanceof InPlaceCodec<Object> inPlace) {
      byte[] text = new byte[InPlaceCodec.MAX_DIGITS];
      int end = inPlace.encode(value, text, 0);
      return inPlace.decode(new String(text, 0, end, StandardCharsets.ISO_8859_1), 0);
    }
    DigitWriter out = new DigitWriter();
    codec.encode(value, out);
    return codec.decode(new DigitReader(out.toString(), 0));
  }

  /** Whether its values can be written and read in place. */
  boolean isInPlace() {
    return codec instanceof InPlaceCodec<Object>;
  }

  private InPlaceCodec<Object> inPlace() {
    return (InPlaceCodec<Object>) codec;
  }

  int encode(@Nullable Object value, byte[] text, int at) {
    if (value != null) {
      return inPlace().encode(value, text, at);
    }
    text[at] = Base62.digit(PayloadCodec.NULL);
    return at + 1;
  }

  @Nullable Object decode(String id, int at) {
    return isNull(id, at) ? null : inPlace().decode(id, at);
  }

  int end(String id, int at) {
    return isNull(id, at) ? at + 1 : inPlace().end(id, at);
  }

  private boolean isNull(String id, int at) {
    return nullable && at < id.length() && id.charAt(at) == Base62.digit(PayloadCodec.NULL);
  }
}
