package io.dynastore.internal.encoding;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.UnencodableValueException;
import org.jspecify.annotations.Nullable;

/**
 * Stands around a codec whose code is not DynaStore's own, so that ids stay canonical and errors
 * stay DynaStore's whatever it does: what it throws becomes an error of the value or of the
 * payload, what it writes must not look like null, what it reads must be what it would write, and
 * what it writes must be read as an equal value.
 */
record GuardedCodec<V>(FieldCodec<V> codec) implements BuiltInCodec<V> {

  private static final ClassValue<Boolean> HAS_EQUALS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            return false;
          }
        }
      };

  @Override
  public String type() {
    return codec.type();
  }

  @Override
  public Class<V> javaType() {
    return codec.javaType();
  }

  @Override
  public void encode(V value, DigitWriter out) {
    int mark = out.length();
    write(value, out);
    @Nullable V again;
    try {
      again = codec.decode(new DigitReader(out.toString(), mark));
    } catch (RuntimeException e) {
      throw new UnencodableValueException(
          "its codec '" + type() + "' does not read what it wrote: " + e);
    }
    if (again == null) {
      throw new UnencodableValueException(
          "its codec '" + type() + "' reads null where it wrote a value");
    }
    if (HAS_EQUALS.get(value.getClass()) && !areEqual(value, again)) {
      throw new UnencodableValueException(
          "its codec '"
              + type()
              + "' would give the value "
              + value
              + " of "
              + value.getClass().getName()
              + " back as "
              + again
              + " of "
              + again.getClass().getName());
    }
  }

  /** Both ways: a Date takes a Timestamp for its equal, which does not. */
  private boolean areEqual(V value, V again) {
    try {
      return value.equals(again) && again.equals(value);
    } catch (RuntimeException e) {
      throw new UnencodableValueException(
          "its codec '" + type() + "' reads what cannot be compared with what it wrote: " + e);
    }
  }

  private void write(V value, DigitWriter out) {
    int mark = out.length();
    try {
      codec.encode(value, out);
    } catch (UnencodableValueException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnencodableValueException("its codec '" + type() + "' failed: " + e);
    }
    if (out.length() == mark || out.startsWith(mark, PayloadCodec.NULL)) {
      throw new UnencodableValueException(
          "its codec '" + type() + "' wrote nothing, or a first digit of 0, which stands for null");
    }
  }

  @Override
  public V decode(DigitReader in) {
    int at = in.offset();
    V value;
    DigitWriter again = new DigitWriter();
    try {
      value = codec.decode(in);
      write(value, again);
    } catch (MalformedPayloadException e) {
      throw e;
    } catch (RuntimeException e) {
      throw in.error(at, "its codec '" + type() + "' refuses it: " + e);
    }
    if (!in.since(at).equals(again.toString())) {
      throw in.error(at, "the value is not written as its codec '" + type() + "' writes it");
    }
    return value;
  }
}
