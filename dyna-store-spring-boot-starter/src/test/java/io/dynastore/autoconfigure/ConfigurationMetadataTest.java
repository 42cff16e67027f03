package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigurationMetadataTest {

  @Test
  void describesEachPropertyForIdes() throws IOException {
    Map<String, JsonNode> properties = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            getClass()
                .getClassLoader()
                .getResourceAsStream("META-INF/spring-configuration-metadata.json"))) {
      for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
        properties.put(property.path("name").asString(), property);
      }
    }

    assertThat(properties)
        .containsOnlyKeys(
            "dyna-store.cache.max-templates",
            "dyna-store.cache.max-unknown-ids",
            "dyna-store.cache.preload",
            "dyna-store.cache.unknown-ids-time-to-live",
            "dyna-store.enabled",
            "dyna-store.high-cardinality",
            "dyna-store.jdbc.idle-timeout",
            "dyna-store.jdbc.max-connections",
            "dyna-store.jdbc.schema.mode",
            "dyna-store.jdbc.schema.name",
            "dyna-store.jdbc.schema.table",
            "dyna-store.jdbc.timeout",
            "dyna-store.jdbc.verify-interval",
            "dyna-store.max-id-length",
            "dyna-store.min-template-id-length",
            "dyna-store.stores");
    properties.forEach(
        (name, p) -> assertThat(p.path("description").asString("")).as(name).isNotBlank());
    assertThat(
            Objects.requireNonNull(properties.get("dyna-store.jdbc.schema.table"))
                .path("defaultValue")
                .asString())
        .isEqualTo("template");
  }
}
