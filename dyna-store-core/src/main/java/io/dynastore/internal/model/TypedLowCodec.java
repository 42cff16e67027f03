package io.dynastore.internal.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Leaves a value to Jackson, by its declared type. */
final class TypedLowCodec implements LowCodec {

  private final JavaType type;
  private final JsonMapper mapper;
  private final ObjectWriter writer;
  private final ObjectReader reader;

  TypedLowCodec(JavaType type, JsonMapper mapper) {
    this.type = type;
    this.mapper = mapper;
    this.writer = mapper.writerFor(type);
    this.reader = mapper.readerFor(type);
  }

  @Override
  public JsonNode write(@Nullable Object value, PropertyPath at, Map<String, String> types) {
    Conversion.refuseNullOptional(type, value, at);
    try {
      return writer.valueToTree(value);
    } catch (JacksonException e) {
      throw new ModelException(
          at.path(),
          "A value of type "
              + type.toCanonical()
              + " cannot be written as JSON: "
              + e.getOriginalMessage()
              + ".",
          "Use a type that Jackson can write and read, or keep the field out with @JsonIgnore.",
          e);
    }
  }

  @Override
  public @Nullable Object read(JsonNode node, PropertyPath at, Map<String, String> types) {
    if (node.isNull() && type.isPrimitive()) {
      throw LowDifferences.nullHasNoPlace(at);
    }
    Object value = parse(node, at);
    if (node.isNumber() && !isSameNumber(node, writer.valueToTree(value))) {
      throw new ModelException(
          at.path(),
          "The template's value " + node + " does not fit into " + type.toCanonical() + ".",
          "Give the field a type that can hold it.",
          null);
    }
    return value;
  }

  @Override
  public void compare(JsonNode node, PropertyPath at, Differences.Collector found) {
    if (node.isContainer()) {
      LowDifferences.find(node, at, reader, writer, found);
    }
  }

  @Override
  public boolean isOfProperties(BeanDescriptor bean) {
    return PropertyJson.isOf(type, bean, mapper);
  }

  private static boolean isSameNumber(JsonNode number, JsonNode again) {
    return !again.isNumber() || number.decimalValue().compareTo(again.decimalValue()) == 0;
  }

  private @Nullable Object parse(JsonNode node, PropertyPath at) {
    try {
      return reader.readValue(node);
    } catch (JacksonException e) {
      throw new ModelException(
          at.path(),
          "The template's value "
              + node
              + " is no "
              + type.toCanonical()
              + ": "
              + e.getOriginalMessage()
              + ".",
          "Give the field a type that can hold it, or one that Jackson can read.",
          e);
    }
  }
}
