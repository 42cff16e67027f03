package io.dynastore.internal.format.classic;

import io.dynastore.internal.format.TemplateJson;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a template of the original format says, dyna-store 0.0.6 for Python: each field with its
 * value, or with a descriptor of the place and type that its text has in the payload.
 *
 * @param high the fields with a descriptor, in the order of the payload, which they fill without a
 *     gap
 * @param low the other fields; not to be changed
 */
public record ClassicContent(List<Slice> high, ObjectNode low) {

  private static final String MARK = "__hcf";

  private static final JsonMapper MAPPER = TemplateJson.MAPPER;

  /**
   * The part of a payload that a field has.
   *
   * @param name the field
   * @param offset its first character, from 0
   * @param length how many characters it has
   * @param type how they are to be read
   */
  public record Slice(String name, int offset, int length, ClassicType type) {

    /**
     * The first character behind the field.
     *
     * @return an offset in the payload
     */
    public int end() {
      return offset + length;
    }

    ObjectNode toJson() {
      return MAPPER
          .createObjectNode()
          .put(MARK, 1)
          .put("i", offset)
          .put("l", length)
          .put("t", type.typeName());
    }
  }

  /**
   * Copies the list.
   *
   * @param high the fields with a descriptor
   * @param low the other fields
   */
  public ClassicContent {
    high = List.copyOf(high);
  }

  /**
   * Whether the original would take a value for a descriptor.
   *
   * @param value a low-cardinality value
   * @return true for objects with the key {@code __hcf}
   */
  public static boolean looksLikeDescriptor(JsonNode value) {
    return value.isObject() && value.has(MARK);
  }

  /**
   * How many characters a payload has.
   *
   * @return the end of the last slice
   */
  public int payloadLength() {
    return high.isEmpty() ? 0 : high.get(high.size() - 1).end();
  }

  /**
   * Makes the template of this content.
   *
   * @param store the name of the store
   * @param order all field names in the order that the original would be given them
   * @param md5Id whether to propose the id that the original's in-memory store gives
   * @return the template
   * @throws InvalidTemplateException if a value holds text that databases cannot store in JSON
   */
  public Template toTemplate(String store, List<String> order, boolean md5Id) {
    ObjectNode root = MAPPER.createObjectNode();
    for (String name : order) {
      JsonNode value = low.get(name);
      if (value != null) {
        root.set(name, value);
      }
      high.stream()
          .filter(slice -> slice.name().equals(name))
          .forEach(slice -> root.set(name, slice.toJson()));
    }
    Template template = Template.ofJson(store, TemplateJson.text(root));
    return md5Id ? template.withProposedId(md5(PythonJson.write(root))) : template;
  }

  private static String md5(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash).substring(0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }

  /**
   * Reads the content of a template.
   *
   * @param template a template
   * @return its content
   * @throws InvalidTemplateException if a descriptor is not what the format asks for
   */
  public static ClassicContent of(Template template) {
    List<Slice> high = new ArrayList<>();
    ObjectNode low = MAPPER.createObjectNode();
    try {
      MAPPER
          .readTree(template.content())
          .properties()
          .forEach(
              field -> {
                if (looksLikeDescriptor(field.getValue())) {
                  high.add(slice(field.getKey(), field.getValue()));
                } else {
                  low.set(field.getKey(), field.getValue());
                }
              });
    } catch (JacksonException e) {
      throw new InvalidTemplateException("It is no JSON: " + e.getMessage(), e);
    }
    high.sort(Comparator.comparingInt(Slice::offset).thenComparingInt(Slice::length));
    int end = 0;
    for (Slice slice : high) {
      if (slice.offset() != end) {
        throw new InvalidTemplateException(
            "The field '" + slice.name() + "' starts at " + slice.offset() + ", not at " + end,
            null);
      }
      end = slice.end();
    }
    return new ClassicContent(high, low);
  }

  private static Slice slice(String name, JsonNode json) {
    JsonNode offset = json.path("i");
    JsonNode length = json.path("l");
    JsonNode type = json.path("t");
    boolean valid =
        json.path(MARK).asInt(0) == 1
            && offset.canConvertToInt()
            && length.canConvertToInt()
            && type.isString()
            && offset.asInt() >= 0
            && length.asInt() >= 0;
    if (!valid) {
      throw new InvalidTemplateException(
          "The descriptor of the field '" + name + "' is none: " + json, null);
    }
    try {
      return new Slice(name, offset.asInt(), length.asInt(), ClassicType.named(type.stringValue()));
    } catch (IllegalArgumentException e) {
      throw new InvalidTemplateException("The field '" + name + "': " + e.getMessage(), e);
    }
  }
}
