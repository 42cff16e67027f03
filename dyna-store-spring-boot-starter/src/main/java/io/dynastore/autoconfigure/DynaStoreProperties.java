package io.dynastore.autoconfigure;

import io.dynastore.Evolution;
import io.dynastore.IdFormat;
import io.dynastore.template.Fingerprint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * DynaStore properties.
 *
 * @param enabled Whether to auto-configure DynaStore
 * @param highCardinality Keys that go into the id, in this order, for a store of maps named
 *     "default". Without them, there is no such store
 * @param stores Stores by name. The name is part of each template and should never change
 * @param minTemplateIdLength Minimum length of template ids, from 1 to 43. With 10 or more, every
 *     database gives the same template the same id
 * @param maxIdLength Maximum length of ids, at least 16 characters. Longer ids are neither created
 *     nor parsed
 * @param cache In-memory caches
 * @param jdbc Database that keeps the templates
 */
@ConfigurationProperties(DynaStoreProperties.PREFIX)
record DynaStoreProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<String> highCardinality,
    @DefaultValue Map<String, Store> stores,
    @DefaultValue("1") int minTemplateIdLength,
    @DefaultValue("512") int maxIdLength,
    @DefaultValue Cache cache,
    @DefaultValue Jdbc jdbc) {

  static final String PREFIX = "dyna-store";

  DynaStoreProperties {
    if (minTemplateIdLength < 1 || minTemplateIdLength > Fingerprint.LENGTH) {
      throw new IllegalArgumentException(
          "dyna-store.min-template-id-length is from 1 to "
              + Fingerprint.LENGTH
              + ": "
              + minTemplateIdLength);
    }
  }

  /**
   * A store.
   *
   * @param type Class of the store's objects. Without it, the store is one of maps
   * @param highCardinality Fields that go into the id, in this order. Without them, those annotated
   *     with HighCardinality
   * @param format Format of the ids that the store creates. It parses ids of all formats
   * @param evolution Whether to parse or to refuse ids that another version of the class, with
   *     other fields, created. Without it, as DynaRecord says, or lenient
   */
  record Store(
      @Nullable String type,
      @DefaultValue List<String> highCardinality,
      @DefaultValue("ordered") IdFormat format,
      @Nullable Evolution evolution) {}

  /**
   * In-memory caches.
   *
   * @param maxTemplates Maximum number of templates that each store keeps in memory, at least 1
   * @param preload Number of its newest templates that each store loads at startup
   * @param maxUnknownIds Maximum number of template ids that are remembered as unknown to the
   *     database
   * @param unknownIdsTimeToLive How long unknown ids are remembered. Templates that another node
   *     saves may be found that much later
   */
  record Cache(
      @DefaultValue("10000") int maxTemplates,
      @DefaultValue("0") int preload,
      @DefaultValue("10000") int maxUnknownIds,
      @DefaultValue("5s") Duration unknownIdsTimeToLive) {}

  /**
   * Database that keeps the templates.
   *
   * @param schema Table that keeps the templates
   * @param maxConnections Maximum number of connections for templates, in addition to those of the
   *     application's pool
   * @param timeout Maximum time of a call that reads or writes templates. It ends at most a second
   *     later, whatever hangs
   * @param verifyInterval How often to compare the templates in memory with the table, and to write
   *     back missing ones. Use 0 to disable it if you delete rows on purpose
   * @param idleTimeout How long to keep an idle connection for templates. Does not apply to
   *     connections of the application's pool
   */
  record Jdbc(
      @DefaultValue Schema schema,
      @DefaultValue("4") int maxConnections,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("10m") Duration verifyInterval,
      @DefaultValue("2s") Duration idleTimeout) {}

  /**
   * Table that keeps the templates.
   *
   * @param mode How to initialize the table at startup
   * @param name Schema of the table; for MariaDB and MySQL, the database. Without it, the default
   *     of the connections
   * @param table Name of the table
   */
  record Schema(
      @DefaultValue("migrate") SchemaMode mode,
      @Nullable String name,
      @DefaultValue("template") String table) {}

  /** How to initialize the table at startup. */
  enum SchemaMode {

    /** Create the table or update it. */
    MIGRATE,

    /** Fail if the table is missing or unfit, and print the statements that mend it. */
    VALIDATE,

    /** Do nothing, not even connect. The first template finds what is wrong. */
    NONE
  }
}
