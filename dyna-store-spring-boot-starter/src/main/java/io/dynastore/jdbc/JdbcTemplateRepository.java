package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.codec.IdText;
import io.dynastore.template.Fingerprint;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateConflictException;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps templates in a table of H2, PostgreSQL, MariaDB or MySQL, which {@link TemplateMigration}
 * creates. Thread-safe; any number of nodes may share the table.
 *
 * <p>A template is written and committed in a short transaction of its own, whatever becomes of the
 * caller's. Within a transaction of the caller's, it is read in one of its own, too; else in none.
 *
 * <p>Methods throw {@link TemplateRepositoryException} when the database cannot be reached or
 * refuses, and {@link TemplateTableMissingException} when it does not have the table.
 */
public final class JdbcTemplateRepository implements TemplateRepository {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTemplateRepository.class);

  private static final int MAX_TRIES = 50;

  private final TemplateTable table;
  private final int minIdLength;
  private final JdbcTemplate reader;
  private final JdbcTemplate writer;
  private final TransactionTemplate newTransaction;

  private JdbcTemplateRepository(Builder builder, TemplateTable table) {
    this.table = table;
    this.minIdLength = builder.minIdLength;
    this.reader = new JdbcTemplate(builder.reads);
    this.writer = new JdbcTemplate(builder.writes);
    this.newTransaction = new TransactionTemplate(new JdbcTransactionManager(builder.writes));
    newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    newTransaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  /**
   * Starts a repository.
   *
   * @param dataSource the database that has the table
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  @Override
  public String save(Template template) {
    return Objects.requireNonNull(saveAll(List.of(template)).get(template));
  }

  @Override
  public Map<Template, String> saveAll(Collection<Template> templates) {
    Set<Template> unsaved = new LinkedHashSet<>(templates);
    try {
      Map<Template, String> ids = new LinkedHashMap<>();
      // Within a transaction, what is seen may not be committed yet, or be the state of long ago.
      if (!isInTransaction()) {
        ids.putAll(table.ids(reader, unsaved));
        unsaved.removeAll(ids.keySet());
      }
      if (!unsaved.isEmpty()) {
        ids.putAll(write(unsaved));
      }
      return ids;
    } catch (DataAccessException | TransactionException e) {
      throw failed("save " + describe(unsaved), e);
    }
  }

  @Override
  public Optional<Template> find(String id) {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    Set<String> missing =
        ids.stream()
            .filter(IdText::isTemplateId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    try {
      // The caller's transaction may have failed, or not see what was committed since it began.
      return isInTransaction()
          ? inNewTransaction(() -> table.templates(writer, missing))
          : table.templates(reader, missing);
    } catch (DataAccessException | TransactionException e) {
      throw failed("find template " + String.join(", ", missing), e);
    }
  }

  @Override
  public void restore(String id, Template template) {
    Template wished = template.withProposedId(id);
    try {
      retry(
          () -> {
            Template present = table.templates(writer, List.of(id)).get(id);
            if (present == null) {
              // A content that has an id already keeps it, and has a further one under another
              // hash.
              Fingerprint hash = wished.fingerprint();
              boolean further = table.hasHash(writer, hash);
              table.insert(writer, id, wished, further ? hash.under(id) : hash);
            } else if (!present.equals(wished)) {
              throw new TemplateConflictException(id);
            }
            return Map.of();
          });
    } catch (DataAccessException | TransactionException e) {
      throw failed("restore template " + id, e);
    }
  }

  private Map<Template, String> write(Collection<Template> templates) {
    return retry(() -> insertMissing(templates));
  }

  private <K, V> Map<K, V> retry(Supplier<Map<K, V>> action) {
    for (int tries = 1; ; tries++) {
      try {
        return inNewTransaction(action);
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        // Another node took a hash or an id between our look and our insert: look again.
        LOG.debug("Try {} to save templates met another writer", tries, e);
        if (tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  private Map<Template, String> insertMissing(Collection<Template> templates) {
    Map<Template, String> ids = table.ids(writer, templates);
    Set<Template> missing = new LinkedHashSet<>(templates);
    missing.removeAll(ids.keySet());
    if (!missing.isEmpty()) {
      Map<Template, String> assigned =
          IdAssignment.of(missing, minIdLength, candidates -> table.taken(writer, candidates));
      table.insert(writer, assigned);
      ids.putAll(assigned);
    }
    return ids;
  }

  private <K, V> Map<K, V> inNewTransaction(Supplier<Map<K, V>> action) {
    return Objects.requireNonNull(newTransaction.execute(status -> action.get()));
  }

  private static boolean isInTransaction() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  private static String describe(Collection<Template> templates) {
    return templates.stream()
        .limit(3)
        .map(t -> "template " + t.fingerprint().prefix(10) + " of store '" + t.store() + "'")
        .collect(
            Collectors.joining(
                ", ", "", templates.size() > 3 ? " and " + (templates.size() - 3) + " more" : ""));
  }

  private TemplateRepositoryException failed(String operation, RuntimeException e) {
    return RepositoryFailure.of(table.name(), operation, e);
  }

  /** Says how a {@link JdbcTemplateRepository} is to be. Not thread-safe. */
  public static final class Builder {

    private final DataSource reads;
    private DataSource writes;
    private String tableName = TemplateTable.DEFAULT_NAME;
    private int minIdLength = 1;

    private Builder(DataSource dataSource) {
      this.reads = Objects.requireNonNull(dataSource, "dataSource");
      this.writes = dataSource;
    }

    /**
     * Takes the connections that templates are written with from elsewhere, though of the same
     * database. With a connection pool, this should be one without: a caller in a transaction holds
     * a connection already, and when all callers wait for a second one, the pool is locked up.
     *
     * @param dataSource the same database; left out, that of the repository
     * @return this builder
     */
    public Builder writes(DataSource dataSource) {
      this.writes = Objects.requireNonNull(dataSource, "dataSource");
      return this;
    }

    /**
     * Names the table.
     *
     * @param name a letter or {@code _}, then letters, digits and {@code _}; left out, {@code
     *     template}
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public Builder table(String name) {
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
    public Builder minIdLength(int length) {
      if (length < 1 || length > Fingerprint.LENGTH) {
        throw new IllegalArgumentException(
            "The least length of a template id is from 1 to " + Fingerprint.LENGTH + ": " + length);
      }
      this.minIdLength = length;
      return this;
    }

    /**
     * Builds the repository. Connects to the database, to know its kind and to see that the table
     * is there.
     *
     * @return a repository
     * @throws TemplateTableMissingException if the table is not there
     * @throws TemplateRepositoryException if the database cannot be reached or is none of those
     *     supported
     */
    public JdbcTemplateRepository build() {
      TemplateTable table = new TemplateTable(tableName, Vendor.of(reads));
      JdbcTemplateRepository repository = new JdbcTemplateRepository(this, table);
      try {
        table.check(repository.reader);
        table.check(repository.writer);
      } catch (DataAccessException e) {
        throw repository.failed("read the table", e);
      }
      return repository;
    }
  }
}
