package io.dynastore.internal.encoding;

/**
 * Strings, in the first of these forms that fits, each told by its first digit: a UUID in lower
 * case, hexadecimal in lower case, letters and digits, printable ASCII, anything else in UTF-8.
 * Equal strings have equal texts; strings sort by form, then by length, then by their characters.
 */
final class StringCodec implements BuiltInCodec<String> {

  @Override
  public String type() {
    return "string";
  }

  @Override
  public Class<String> javaType() {
    return String.class;
  }

  @Override
  public void encode(String value, DigitWriter out) {
    StringForm form = StringForm.of(value);
    form.encode(value, out);
  }

  @Override
  public String decode(DigitReader in) {
    int at = in.offset();
    StringForm form = StringForm.ofHead(in);
    String value = form.decode(in);
    if (StringForm.of(value) != form) {
      throw in.error(at, "a string in another form than its shortest");
    }
    return value;
  }
}
