package io.dynastore.jdbc;

import com.github.benmanes.caffeine.cache.Ticker;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.template.Fingerprint;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/** Says how a {@link JdbcTemplateRepository} is to be. Not thread-safe. */
public final class JdbcTemplateRepositoryBuilder {

  private final DataSource dataSource;
  private String tableName = TemplateTable.DEFAULT_NAME;
  private int minIdLength = 1;
  private int maxConnections = 4;
  private Duration timeout = Duration.ofSeconds(10);
  private int maxUnknownIds = 10_000;
  private Duration unknownIdsTimeToLive = Duration.ofSeconds(5);

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
    this.tableName = TemplateTable.checkName(name);
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
   * Limits how long a call waits for a connection that others use, and for each answer of the
   * database. How long it takes to connect is limited by the driver.
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

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1: " + value);
    }
    return value;
  }

  /**
   * Builds the repository. Connects to the database, to know its kind and to see that the table is
   * there.
   *
   * @return a repository
   * @throws TemplateTableMissingException if the table is not there
   * @throws TemplateRepositoryException if the database cannot be reached or is none of those
   *     supported
   */
  public JdbcTemplateRepository build() {
    FewConnections connections = new FewConnections(dataSource, maxConnections, timeout);
    JdbcTemplateRepository repository =
        new JdbcTemplateRepository(
            new TemplateTable(tableName, Vendor.of(connections)),
            minIdLength,
            new OwnTransactions(connections, timeout),
            new UnknownIds(maxUnknownIds, unknownIdsTimeToLive, Ticker.systemTicker()));
    repository.check();
    return repository;
  }
}
