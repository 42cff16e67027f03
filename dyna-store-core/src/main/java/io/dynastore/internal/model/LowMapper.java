package io.dynastore.internal.model;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.TypeFactory;

/**
 * Makes the mapper that writes low-cardinality values. It is the core's own: an application's JSON
 * settings must never change a template. Where Jackson or a database would lose something, the
 * value is written so that it does not.
 */
final class LowMapper {

  /** Digits that a decimal may have to be written as a number; databases limit theirs. */
  private static final int MAX_DECIMAL_DIGITS = 100;

  private LowMapper() {}

  /** What a value's JSON names is found by what built the store, on whatever thread it is read. */
  private static ClassLoader classLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? LowMapper.class.getClassLoader() : ofThread;
  }

  static JsonMapper create() {
    return create(new LowTypes(), List.of());
  }

  /**
   * Makes a mapper.
   *
   * @param types looks on
   * @param modules the user's, which may say otherwise of any type
   */
  static JsonMapper create(LowTypes types, List<JacksonModule> modules) {
    try {
      return builder(types).addModules(modules).build();
    } catch (RuntimeException e) {
      throw new ModelException(
          null,
          "A Jackson module failed when it was set up: " + e + ".",
          "Repair it, or take it out of jacksonModules(...).",
          e);
    }
  }

  private static JsonMapper.Builder builder(LowTypes types) {
    return JsonMapper.builder()
        .typeFactory(TypeFactory.createDefaultInstance().withClassLoader(classLoader()))
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        // A field that was added since is absent, not null; null is refused by the codec.
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
        .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .accessorNaming(new IsPropertyNaming())
        .addModule(
            new SimpleModule("dyna-store")
                .addSerializer(Double.class, new DoubleSerializer())
                .addSerializer(double.class, new DoubleSerializer())
                .addSerializer(Float.class, new FloatSerializer())
                .addSerializer(float.class, new FloatSerializer())
                .addSerializer(BigDecimal.class, new DecimalSerializer())
                .setSerializerModifier(new SortedSets())
                .setDeserializerModifier(types));
  }

  /**
   * Writes a floating-point number. PostgreSQL's {@code jsonb} drops exponents and the sign of
   * zero, so numbers that need one are text.
   */
  private static void write(String number, double size, JsonGenerator out) {
    if ((size >= 1e-20 && size < 1e20) || number.equals("0.0")) {
      BigDecimal decimal = new BigDecimal(number);
      out.writeNumber(decimal.setScale(Math.max(1, decimal.scale())));
    } else {
      out.writeString(number);
    }
  }

  private static final class DoubleSerializer extends StdSerializer<Double> {

    DoubleSerializer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializationContext context) {
      write(value.toString(), Math.abs(value), out);
    }
  }

  private static final class FloatSerializer extends StdSerializer<Float> {

    FloatSerializer() {
      super(Float.class);
    }

    @Override
    public void serialize(Float value, JsonGenerator out, SerializationContext context) {
      write(value.toString(), Math.abs(value), out);
    }
  }

  private static final class DecimalSerializer extends StdSerializer<BigDecimal> {

    DecimalSerializer() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
      if (value.scale() >= 0 && Math.max(value.scale(), value.precision()) <= MAX_DECIMAL_DIGITS) {
        out.writeNumber(value);
      } else {
        out.writeString(value.toString());
      }
    }
  }
}
