package io.dynastore.internal.encoding;

/**
 * Enum constants by their names, for values that are part of another: there, no template lists the
 * constants.
 */
record EnumNameCodec<E>(Class<E> javaType) implements BuiltInCodec<E> {

  private static final StringCodec NAMES = new StringCodec();

  @Override
  public String type() {
    return "enumname";
  }

  @Override
  public void encode(E value, DigitWriter out) {
    out.write(NAMES, ((Enum<?>) value).name());
  }

  @Override
  public E decode(DigitReader in) {
    int at = in.offset();
    String name = in.read(NAMES);
    for (E constant : javaType.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw in.error(at, javaType.getName() + " has no constant '" + name + "'");
  }
}
