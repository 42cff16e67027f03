package io.dynastore.internal.encoding;

import io.dynastore.codec.UnreadableValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Enum constants as their place in a list of names, which the template keeps: they sort as
 * declared, and an id stays readable when constants are added, moved or, if no id has them,
 * removed. Decodes to the constant where the class is known, and to its name otherwise.
 */
final class EnumCodec implements BuiltInCodec<Object> {

  private final List<String> names;
  private final @Nullable Class<?> enumClass;

  EnumCodec(List<String> names, @Nullable Class<?> enumClass) {
    this.names = names;
    this.enumClass = enumClass;
  }

  static List<String> names(Class<?> enumClass) {
    return Arrays.stream(enumClass.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList();
  }

  @Override
  public String type() {
    return "enum";
  }

  @Override
  public Class<Object> javaType() {
    return Object.class;
  }

  @Override
  public void encode(Object value, DigitWriter out) {
    PrefixTables.COUNTS.encode(names.indexOf(((Enum<?>) value).name()), out);
  }

  @Override
  public Object decode(DigitReader in) {
    int at = in.offset();
    long index = PrefixTables.COUNTS.decode(in);
    if (index >= names.size()) {
      throw in.error(at, "the template names only " + names.size() + " constants");
    }
    String name = names.get((int) index);
    return enumClass == null ? name : constant(name, at);
  }

  private Object constant(String name, int at) {
    for (Object constant : Objects.requireNonNull(enumClass).getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new UnreadableValueException(
        at,
        "The id holds '" + name + "', which is no constant of " + enumClass.getName() + ".",
        "Put the constant back.");
  }
}
