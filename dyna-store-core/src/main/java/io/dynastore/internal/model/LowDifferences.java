package io.dynastore.internal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Compares what a template holds of a value with what the value's type would write of it now. Where
 * Jackson read something by an alias, the two differ as well; so a name counts as unknown only if
 * Jackson did not know what to do with it.
 */
final class LowDifferences extends DeserializationProblemHandler {

  private final Set<String> unread = new HashSet<>();
  private final Differences.Collector found;

  private LowDifferences(Differences.Collector found) {
    this.found = found;
  }

  static void find(
      JsonNode stored,
      PropertyPath at,
      ObjectReader reader,
      ObjectWriter writer,
      Differences.Collector found) {
    LowDifferences differences = new LowDifferences(found);
    Object value = reader.withHandler(differences).readValue(stored);
    differences.compare(stored, writer.valueToTree(value), at);
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      @Nullable ValueDeserializer<?> deserializer,
      Object beanOrClass,
      String propertyName) {
    unread.add(propertyName);
    parser.skipChildren();
    return true;
  }

  static ModelException nullHasNoPlace(PropertyPath at) {
    return new ModelException(
        at.path(),
        "The template's value is null, which the field's type cannot be.",
        "Where old ids may hold null, box the type.",
        null,
        ModelException.Fault.TYPE);
  }

  private void compare(JsonNode stored, JsonNode written, PropertyPath at) {
    if (stored.isNull() && !written.isNull()) {
      throw nullHasNoPlace(at);
    }
    if (stored.isArray() && written.isArray()) {
      for (int i = 0; i < Math.min(stored.size(), written.size()); i++) {
        compare(stored.get(i), written.get(i), at.child(i));
      }
    } else if (stored.isObject() && written.isObject()) {
      Set<String> onlyStored = without(stored, written);
      Set<String> onlyWritten = without(written, stored);
      List<String> unknown = onlyStored.stream().filter(unread::contains).toList();
      unknown.forEach(name -> found.unknown(at.child(name)));
      // What was read under another name is written under its own.
      int aliases = onlyStored.size() - unknown.size();
      if (onlyWritten.size() > aliases) {
        onlyWritten.forEach(
            name -> {
              JsonNode value = written.get(name);
              boolean isZero = aliases == 0 && (value.isNumber() || value.isBoolean());
              found.missing(at.child(name), isZero);
            });
      }
      stored
          .properties()
          .forEach(
              property -> {
                JsonNode other = written.get(property.getKey());
                if (other != null) {
                  compare(property.getValue(), other, at.child(property.getKey()));
                }
              });
    }
  }

  private static Set<String> without(JsonNode one, JsonNode other) {
    Set<String> names = new TreeSet<>(one.propertyNames());
    names.removeAll(other.propertyNames());
    return names;
  }
}
