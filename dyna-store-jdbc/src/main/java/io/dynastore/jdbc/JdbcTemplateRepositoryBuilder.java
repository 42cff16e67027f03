package io.dynastore.jdbc;

import com.github.benmanes.caffeine.cache.Ticker;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.template.Fingerprint;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Configures and builds a {@link JdbcTemplateRepository}. Not thread-safe. */
public final class JdbcTemplateRepositoryBuilder {

  private final DataSource dataSource;
  private @Nullable String schema;
  private String tableName = TableName.DEFAULT_TABLE;
  private boolean checked = true;
  private int minIdLength = 1;
  private int maxConnections = 4;
  private Duration timeout = Duration.ofSeconds(10);
  private Duration idleTimeout = Duration.ofSeconds(2);
  private int maxUnknownIds = 10_000;
  private Duration unknownIdsTimeToLive = Duration.ofSeconds(5);
  private Duration verifyInterval = Duration.ofMinutes(10);

  JdbcTemplateRepositoryBuilder(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  /**
   * Names the table.
   *
   * @param name a letter or {@code _}, then letters, digits and {@code _}; left out, {@code
   *     template}
   * @return this builder
   * @throws IllegalArgumentException if the name is none
   */
  public JdbcTemplateRepositoryBuilder table(String name) {
    this.tableName = TableName.of(name).table();
    return this;
  }

  /**
   * Names the schema of the table; for MariaDB and MySQL, the database.
   *
   * @param name a letter or {@code _}, then letters, digits and {@code _}; null or left out, the
   *     one that connections are in
   * @return this builder
   * @throws IllegalArgumentException if the name is none
   */
  public JdbcTemplateRepositoryBuilder schema(@Nullable String name) {
    this.schema = new TableName(name, tableName).schema();
    return this;
  }

  /**
   * Builds the repository without a look at the database. What is wrong with the table, or that
   * there is none, is found by the first template that is saved or sought.
   *
   * @return this builder
   */
  public JdbcTemplateRepositoryBuilder unchecked() {
    this.checked = false;
    return this;
  }

  /**
   * Says how short a template's id may be. At 10 or more, every database gives the same template
   * the same id.
   *
   * @param length from 1 to {@link Fingerprint#LENGTH}; left out, 1
   * @return this builder
   * @throws IllegalArgumentException if the length is out of range
   */
  public JdbcTemplateRepositoryBuilder minIdLength(int length) {
    if (length < 1 || length > Fingerprint.LENGTH) {
      throw new IllegalArgumentException(
          "The least length of a template id is from 1 to " + Fingerprint.LENGTH + ": " + length);
    }
    this.minIdLength = length;
    return this;
  }

  /**
   * Limits how many connections are open at a time. Threads that need one more wait.
   *
   * @param connections at least 1; left out, 4
   * @return this builder
   * @throws IllegalArgumentException if the number is out of range
   */
  public JdbcTemplateRepositoryBuilder maxConnections(int connections) {
    this.maxConnections = checkPositive("maxConnections", connections);
    return this;
  }

  /**
   * Limits how long a call takes that reads or writes templates. It ends at most a second later,
   * whatever hangs. While the database is known to be out, most calls fail at once.
   *
   * @param timeout from a millisecond to a day; left out, 10 seconds
   * @return this builder
   * @throws IllegalArgumentException if the time is out of range
   */
  public JdbcTemplateRepositoryBuilder timeout(Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("timeout is from 1 ms to 1 day: " + timeout);
    }
    this.timeout = timeout;
    return this;
  }

  /**
   * Configures how long a connection is kept that has nothing to do, so that the next call need not
   * open one. Only connections that are known to be of no pool are kept: those of a DataSource that
   * is a wrapper for one of Spring's without a pool, such as {@code SimpleDriverDataSource}.
   *
   * @param timeout from 0, which is not at all, to a day; left out, 2 seconds
   * @return this builder
   * @throws IllegalArgumentException if the time is out of range
   */
  public JdbcTemplateRepositoryBuilder idleTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("idleTimeout is from 0 to 1 day: " + timeout);
    }
    this.idleTimeout = timeout;
    return this;
  }

  /**
   * Says how many ids that are not in the table are remembered, and for how long. What another node
   * saves under such an id may be found that much later.
   *
   * @param ids the most ids, 0 for none; left out, 10,000
   * @param timeToLive 0 for none; left out, 5 seconds
   * @return this builder
   * @throws IllegalArgumentException if one is negative
   */
  public JdbcTemplateRepositoryBuilder unknownIds(int ids, Duration timeToLive) {
    if (ids < 0 || timeToLive.isNegative()) {
      throw new IllegalArgumentException(
          "Unknown ids and their time to live are 0 or more: " + ids + ", " + timeToLive);
    }
    this.maxUnknownIds = ids;
    this.unknownIdsTimeToLive = timeToLive;
    return this;
  }

  /**
   * Sets how often the templates that stores have in memory are compared with the table. Those that
   * are missing there are written back under their ids, and an id that has got another meaning is
   * refused. Independent of this, the same happens after each outage of the database.
   *
   * @param interval 0 for never, which suits those who delete rows on purpose, or at least a
   *     second; each time is up to a fifth shorter or longer; left out, 10 minutes
   * @return this builder
   * @throws IllegalArgumentException if the time is out of range
   */
  public JdbcTemplateRepositoryBuilder verifyInterval(Duration interval) {
    if (!interval.isZero()
        && (interval.compareTo(Duration.ofSeconds(1)) < 0
            || interval.compareTo(Duration.ofDays(365)) > 0)) {
      throw new IllegalArgumentException(
          "verifyInterval is 0, or from 1 s to 365 days: " + interval);
    }
    this.verifyInterval = interval;
    return this;
  }

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1: " + value);
    }
    return value;
  }

  /**
   * Builds the repository. Unless told otherwise, connects to the database to see that the table is
   * there and fit.
   *
   * @return a repository
   * @throws TemplateTableMissingException if the table is not there
   * @throws TemplateTableInvalidException if templates cannot be kept in it; tells what to alter
   * @throws TemplateRepositoryException if the database cannot be reached or is none of those
   *     supported, or if the DataSource routes to one of several
   */
  public JdbcTemplateRepository build() {
    RoutingCheck.refuse(dataSource);
    BoundedConnections connections =
        new BoundedConnections(dataSource, maxConnections, timeout, idleTimeout);
    JdbcTemplateRepository repository =
        new JdbcTemplateRepository(
            new TemplateTable(new TableName(schema, tableName), new DetectedDialect(connections)),
            minIdLength,
            new IndependentTransactions(connections),
            new UnknownIds(maxUnknownIds, unknownIdsTimeToLive, Ticker.systemTicker()),
            timeout,
            verifyInterval);
    if (checked) {
      repository.check();
    }
    return repository;
  }
}
