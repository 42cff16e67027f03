package io.dynastore.internal.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields that a type says, by Jackson's {@code @JsonIgnoreProperties}, not to read.
 *
 * @param names their names
 * @param all whether it is all that the type does not have
 */
record IgnoredFields(Set<String> names, boolean all) {

  static IgnoredFields of(JavaType type, JsonMapper mapper) {
    DeserializationConfig config = mapper.deserializationConfig();
    JsonIgnoreProperties.Value ignored =
        config.getDefaultPropertyIgnorals(
            type.getRawClass(),
            config.classIntrospectorInstance().introspectClassAnnotations(type));
    return ignored == null
        ? new IgnoredFields(Set.of(), false)
        : new IgnoredFields(ignored.findIgnoredForDeserialization(), ignored.getIgnoreUnknown());
  }

  boolean contains(String name) {
    return all || names.contains(name);
  }
}
