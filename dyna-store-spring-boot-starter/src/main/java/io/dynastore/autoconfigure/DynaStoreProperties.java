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
 * What can be set of DynaStore.
 *
 * @param enabled Whether there are DynaStore beans at all
 * @param highCardinality The keys that go into the id, in this order, of a store of maps named
 *     "default"; there is no such store if left out
 * @param stores Further stores, by name; the name is part of each template and should never change
 * @param minTemplateIdLength The least length of a template's id, from 1 to 43; at 10 or more,
 *     every database gives the same template the same id
 * @param maxIdLength The most characters of an id, at least 16; longer ones are neither made nor
 *     read
 * @param cache What is kept in memory
 * @param jdbc The database that templates are kept in
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
   * @param type The class of the store's objects; left out, they are maps
   * @param highCardinality The fields that go into the id, in this order; left out, those marked
   *     with HighCardinality
   * @param format The format of the ids that are made; those of both formats are read
   * @param evolution Whether ids that another version of the class made, with other fields, are
   *     read or refused; left out, as DynaRecord says, or lenient
   */
  record Store(
      @Nullable String type,
      @DefaultValue List<String> highCardinality,
      @DefaultValue("ordered") IdFormat format,
      @Nullable Evolution evolution) {}

  /**
   * What is kept in memory.
   *
   * @param maxTemplates The most templates that each store keeps, at least 1
   * @param preload How many of its newest templates each store takes from the database at start
   * @param maxUnknownIds The most template ids that are remembered as not in the database
   * @param unknownIdsTimeToLive How long they are remembered; what another node saves may be found
   *     that much later
   */
  record Cache(
      @DefaultValue("10000") int maxTemplates,
      @DefaultValue("0") int preload,
      @DefaultValue("10000") int maxUnknownIds,
      @DefaultValue("5s") Duration unknownIdsTimeToLive) {}

  /**
   * The database that templates are kept in.
   *
   * @param schema The table that templates are kept in
   * @param maxConnections The most connections that are open at a time to read and write templates,
   *     besides those of the application's pool
   * @param timeout How long a call that reads or writes templates takes at most, give or take a
   *     second, whatever hangs
   * @param verifyInterval How often the templates in memory are compared with the table, which gets
   *     back what is missing; 0 for never, for those who delete rows on purpose
   * @param idleTimeout How long one of these connections is kept that has nothing to do; not
   *     applied to connections of the application's pool
   */
  record Jdbc(
      @DefaultValue Schema schema,
      @DefaultValue("4") int maxConnections,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("10m") Duration verifyInterval,
      @DefaultValue("2s") Duration idleTimeout) {}

  /**
   * The table that templates are kept in.
   *
   * @param mode What to do about the table at start
   * @param name The name of the database schema that the table is in, for MariaDB and MySQL of the
   *     database; left out, it is the one that connections are in
   * @param table The table's name
   */
  record Schema(
      @DefaultValue("migrate") SchemaMode mode,
      @Nullable String name,
      @DefaultValue("template") String table) {}

  /** What to do about the table at start. */
  enum SchemaMode {

    /** Create the table or bring it up to date. */
    MIGRATE,

    /** Fail if the table is missing or unfit, and tell how to make it. */
    VALIDATE,

    /** Nothing, not even connect: what is wrong is found by the first template. */
    NONE
  }
}
