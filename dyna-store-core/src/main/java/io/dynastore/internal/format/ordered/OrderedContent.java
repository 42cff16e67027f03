package io.dynastore.internal.format.ordered;

import io.dynastore.internal.encoding.FieldType;
import io.dynastore.internal.format.FieldDescriptor;
import io.dynastore.internal.format.TemplateJson;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a template's JSON says, as {@code docs/id-format.md} specifies it: the version of the
 * format, the high-cardinality fields in the order of the payload, and the low-cardinality values.
 * A value can look like anything: descriptors stand apart from values.
 *
 * @param high the high-cardinality fields, at least one
 * @param low the low-cardinality values by name; not to be changed
 * @param types the types of those values that JSON alone does not tell, by JSON pointer (RFC 6901)
 */
public record OrderedContent(
    List<FieldDescriptor> high, ObjectNode low, Map<String, String> types) {

  /** The version of the format that this class reads and writes. */
  public static final int FORMAT = 1;

  /**
   * Copies the lists and maps.
   *
   * @param high the high-cardinality fields, at least one
   * @param low the low-cardinality values by name; not to be changed
   * @param types the types of those values that JSON alone does not tell, by JSON pointer
   */
  public OrderedContent {
    high = List.copyOf(high);
    types = Map.copyOf(types);
  }

  /**
   * Makes the template of this content.
   *
   * @param store the name of the store
   * @return the template
   * @throws InvalidTemplateException if a value holds text that databases cannot store in JSON
   */
  public Template toTemplate(String store) {
    ObjectNode root = TemplateJson.MAPPER.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode fields = root.putArray("high");
    for (FieldDescriptor field : high) {
      FieldType type = field.type();
      ObjectNode node = fields.addObject().put("name", field.name()).put("type", type.name());
      if (type.truncatedTo() != ChronoUnit.NANOS) {
        node.put("truncatedTo", type.truncatedTo().name().toLowerCase(Locale.ROOT));
      }
      if (!type.constants().isEmpty()) {
        ArrayNode constants = node.putArray("constants");
        type.constants().forEach(constants::add);
      }
      if (type.enumClass() != null) {
        node.put("class", type.enumClass());
      }
      if (!type.nullable()) {
        node.put("nullable", false);
      }
    }
    root.set("low", low);
    if (!types.isEmpty()) {
      ObjectNode node = root.putObject("types");
      types.forEach(node::put);
    }
    return Template.ofJson(store, TemplateJson.text(root));
  }

  /**
   * Reads the content of a template, if it is of this format, in any version, and not of the
   * original's: if it has the keys {@code format}, {@code high} and {@code low}, and the fields in
   * {@code high} are described.
   *
   * @param template a template
   * @return its content, or nothing if it is of another format
   * @throws InvalidTemplateException if it is not what the format asks for
   */
  public static Optional<OrderedContent> find(Template template) {
    try {
      JsonNode root = TemplateJson.MAPPER.readTree(template.content());
      return isIn(root) ? Optional.of(of(root)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isIn(JsonNode root) {
    return root.path("format").isIntegralNumber()
        && root.path("low").isObject()
        && root.path("high").isArray()
        && root.path("high").path(0).path("type").isString();
  }

  /**
   * Reads the content of a template.
   *
   * @param template a template
   * @return its content
   * @throws InvalidTemplateException if it is not what the format asks for
   */
  public static OrderedContent of(Template template) {
    try {
      return of(TemplateJson.MAPPER.readTree(template.content()));
    } catch (JacksonException e) {
      throw new InvalidTemplateException("It is no JSON: " + e.getMessage(), e);
    }
  }

  private static OrderedContent of(JsonNode root) {
    if (root.path("format").asInt(0) != FORMAT) {
      throw new InvalidTemplateException(
          "Its format is " + root.path("format") + "; this version of DynaStore reads " + FORMAT,
          null);
    }
    if (!(root.get("low") instanceof ObjectNode low)) {
      throw new InvalidTemplateException("It has no object 'low'", null);
    }
    List<FieldDescriptor> high = new ArrayList<>();
    for (JsonNode node : root.path("high")) {
      high.add(new FieldDescriptor(string(node, "name"), type(node)));
    }
    if (high.isEmpty()) {
      throw new InvalidTemplateException("It has no field in 'high'", null);
    }
    Map<String, String> types = new LinkedHashMap<>();
    root.path("types").properties().forEach(e -> types.put(e.getKey(), e.getValue().asString()));
    return new OrderedContent(high, low, types);
  }

  private static FieldType type(JsonNode node) {
    List<String> constants = new ArrayList<>();
    node.path("constants").forEach(name -> constants.add(name.asString()));
    return new FieldType(
        string(node, "type"),
        node.has("truncatedTo") ? unit(string(node, "truncatedTo")) : ChronoUnit.NANOS,
        constants,
        node.has("class") ? string(node, "class") : null,
        node.path("nullable").asBoolean(true));
  }

  private static String string(JsonNode node, String key) {
    if (!node.path(key).isString()) {
      throw new InvalidTemplateException("A field has no '" + key + "': " + node, null);
    }
    return node.path(key).stringValue();
  }

  private static ChronoUnit unit(String name) {
    try {
      return ChronoUnit.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidTemplateException("There is no unit '" + name + "' to truncate to", e);
    }
  }
}
