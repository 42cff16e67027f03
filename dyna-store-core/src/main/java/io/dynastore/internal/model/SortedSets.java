package io.dynastore.internal.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Writes the elements of each set in the order of their JSON. Equal sets must make equal templates,
 * and those of {@code Set.of} have another order in each process.
 */
final class SortedSets extends ValueSerializerModifier {

  private static final long serialVersionUID = 1L;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  /** JSON text that does not depend on the order of keys. */
  static String sortKey(JsonNode element) {
    return MAPPER.writeValueAsString(element);
  }

  @Override
  @SuppressWarnings("unchecked")
  public ValueSerializer<?> modifyCollectionSerializer(
      SerializationConfig config,
      CollectionType valueType,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    return Set.class.isAssignableFrom(valueType.getRawClass())
        ? new SetSerializer((ValueSerializer<Object>) serializer)
        : serializer;
  }

  private static final class SetSerializer extends ValueSerializer<Object> {

    private final ValueSerializer<Object> unsorted;

    SetSerializer(ValueSerializer<Object> unsorted) {
      this.unsorted = unsorted;
    }

    @Override
    public void resolve(SerializationContext context) {
      unsorted.resolve(context);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ValueSerializer<?> createContextual(
        SerializationContext context, @Nullable BeanProperty property) {
      return new SetSerializer(
          (ValueSerializer<Object>) unsorted.createContextual(context, property));
    }

    @Override
    public boolean isEmpty(SerializationContext context, Object value) {
      return unsorted.isEmpty(context, value);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      TokenBuffer buffer = context.bufferForValueConversion();
      unsorted.serialize(value, buffer, context);
      JsonNode json = MAPPER.readTree(buffer.asParser());
      if (json.isArray()) {
        List<JsonNode> elements = new ArrayList<>();
        json.forEach(elements::add);
        elements.sort(Comparator.comparing(SortedSets::sortKey));
        ArrayNode sorted = MAPPER.createArrayNode();
        elements.forEach(sorted::add);
        json = sorted;
      }
      context.writeTree(out, json);
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializationContext context, TypeSerializer type) {
      unsorted.serializeWithType(value, out, context, type);
    }
  }
}
