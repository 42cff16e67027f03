package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.DynaStoreProperties.Cache;
import io.dynastore.autoconfigure.DynaStoreProperties.Jdbc;
import io.dynastore.autoconfigure.DynaStoreProperties.Schema;
import io.dynastore.jdbc.JdbcTemplateRepositoryBuilder;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Gives a builder what is set, and says which property it is that cannot be. */
final class RepositorySettings {

  private RepositorySettings() {}

  static void apply(DynaStoreProperties properties, JdbcTemplateRepositoryBuilder repository) {
    Jdbc jdbc = properties.jdbc();
    Schema schema = jdbc.schema();
    Cache cache = properties.cache();
    repository.minIdLength(properties.minTemplateIdLength());
    set("jdbc.schema.table", schema.table(), repository::table);
    if (schema.name() != null) {
      set("jdbc.schema.name", schema.name(), repository::schema);
    }
    set("jdbc.max-connections", jdbc.maxConnections(), repository::maxConnections);
    set("jdbc.timeout", jdbc.timeout(), repository::timeout);
    set("jdbc.idle-timeout", jdbc.idleTimeout(), repository::idleTimeout);
    set("jdbc.verify-interval", jdbc.verifyInterval(), repository::verifyInterval);
    set(
        "cache.max-unknown-ids",
        cache.maxUnknownIds(),
        ids -> repository.unknownIds(ids, Duration.ZERO));
    set(
        "cache.unknown-ids-time-to-live",
        cache.unknownIdsTimeToLive(),
        time -> repository.unknownIds(cache.maxUnknownIds(), time));
  }

  private static <V> void set(String property, V value, Consumer<V> setting) {
    try {
      setting.accept(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationPropertyValueException(
          DynaStoreProperties.PREFIX + "." + property, value, e.getMessage());
    }
  }
}
