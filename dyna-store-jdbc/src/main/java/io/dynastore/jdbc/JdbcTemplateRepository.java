package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.jdbc.TemplateInserter.Saved;
import io.dynastore.template.StoredTemplate;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateConflictException;
import io.dynastore.template.TemplateHolder;
import io.dynastore.template.TemplateRepository;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.TransactionException;

/**
 * Keeps templates in a table of H2, PostgreSQL, MariaDB or MySQL, which {@link TemplateMigration}
 * creates. Thread-safe; any number of nodes may share the table.
 *
 * <p>Templates are written and read on connections of the repository's own, in short transactions,
 * whatever becomes of the caller's. There are few of these connections, and none without work.
 *
 * <p>Methods throw {@link TemplateRepositoryUnavailableException} when the database cannot be
 * reached or does not answer in time, {@link TemplateTableMissingException} when it does not have
 * the table, {@link TemplateDamagedException} when it does not hold what was saved, {@link
 * AmbiguousTemplateIdException} when an id has got another meaning, and {@link
 * TemplateRepositoryException} when the database refuses.
 *
 * <p>What stores have in memory is compared with the table after outages, and from time to time
 * until the repository is closed.
 */
public final class JdbcTemplateRepository implements TemplateRepository, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTemplateRepository.class);

  private final TemplateTable table;
  private final TemplateRows rows;
  private final IndependentTransactions own;
  private final UnknownIds unknown;
  private final Duration timeout;
  private final Duration verifyInterval;

  private final TemplateMemory memory = new TemplateMemory();
  private final StoredTemplateVerifier verifier;
  private final TemplateInserter inserter;
  private final TemplateSaver saver;
  private final TemplateRecovery recovery;
  private final AtomicBoolean verifying = new AtomicBoolean();

  /** Whether the table was found to have the keys that keep a template from being there twice. */
  private volatile boolean fit;

  JdbcTemplateRepository(
      TemplateTable table,
      int minIdLength,
      IndependentTransactions own,
      UnknownIds unknown,
      Duration timeout,
      Duration verifyInterval) {
    this.table = table;
    this.rows = new TemplateRows(table);
    this.own = own;
    this.unknown = unknown;
    this.timeout = timeout;
    this.verifyInterval = verifyInterval;
    this.verifier = new StoredTemplateVerifier(rows, own, timeout);
    TrustedServers servers = new TrustedServers(System::nanoTime);
    this.recovery =
        new TemplateRecovery(
            memory,
            servers,
            () -> new TemplateComparison(memory, inserter(), verifier, own, servers, unknown).run(),
            this::comparisonFailed,
            own::requireReachable,
            timeout);
    this.inserter =
        new TemplateInserter(
            table,
            rows,
            memory,
            verifier,
            () -> recovery.minIdLength(minIdLength),
            () -> fit ? servers.last() : null);
    this.saver = new TemplateSaver(table, own, verifier, recovery, memory, unknown);
  }

  /**
   * Starts a repository.
   *
   * @param dataSource the database that has the table; best without a pool, as a caller who is in a
   *     transaction holds a connection of the application's pool already, and when all callers wait
   *     for a second one, the pool is locked up
   * @return a builder
   */
  public static JdbcTemplateRepositoryBuilder builder(DataSource dataSource) {
    return new JdbcTemplateRepositoryBuilder(dataSource);
  }

  @Override
  public String save(Template template) {
    return Objects.requireNonNull(saveAll(List.of(template)).get(template));
  }

  @Override
  public Map<Template, String> saveAll(Collection<Template> templates) {
    if (templates.isEmpty()) {
      return Map.of();
    }
    return save(
        "save " + ExceptionTranslator.describe(templates),
        jdbc -> inserter.insertMissing(jdbc, templates, recovery::requireTrusted));
  }

  @Override
  public Optional<Template> find(String id) {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    Map<String, Template> found = new LinkedHashMap<>();
    lookUp(ids).forEach((id, stored) -> found.put(id, stored.template()));
    return found;
  }

  @Override
  public Map<String, StoredTemplate> lookUp(Collection<String> ids) {
    List<String> wanted = ids.stream().filter(Template::isId).distinct().toList();
    wanted.forEach(memory::requireUnambiguous);
    try {
      Map<String, StoredTemplate> found = unknown.find(wanted, this::read);
      recovery.noticeAnswer();
      return found;
    } catch (DataAccessException | TransactionException e) {
      if (FailureKind.of(e) == FailureKind.ENCODING) {
        return findOneByOne(wanted);
      }
      throw failed("find template " + ExceptionTranslator.first(wanted), e);
    }
  }

  /** What the database cannot even write down is not there, but others are. */
  private Map<String, StoredTemplate> findOneByOne(List<String> ids) {
    Map<String, StoredTemplate> found = new LinkedHashMap<>();
    for (String id : ids) {
      try {
        found.putAll(unknown.find(List.of(id), this::read));
      } catch (DataAccessException | TransactionException e) {
        if (FailureKind.of(e) != FailureKind.ENCODING) {
          throw failed("find template " + id, e);
        }
      }
    }
    return found;
  }

  private Map<String, StoredTemplate> read(Set<String> ids) {
    Map<String, StoredTemplate> found = new LinkedHashMap<>();
    own.read(jdbc -> rows.byId(jdbc, ids))
        .forEach(
            (id, row) -> {
              Template template = row.template(table.name());
              memory.remember(id, template);
              found.put(id, new StoredTemplate(template, row.isGivenFor(template)));
            });
    return found;
  }

  @Override
  public Map<String, Template> latest(String store, int limit) {
    List<StoredRow> latest;
    try {
      latest = own.read(jdbc -> table.latest(jdbc, store, limit));
    } catch (DataAccessException | TransactionException e) {
      throw failed("find the latest templates of store '" + store + "'", e);
    }
    Map<String, Template> templates = new LinkedHashMap<>();
    for (StoredRow row : latest) {
      try {
        Template template = row.template(table.name());
        String id = String.valueOf(row.id());
        // A column's collation may take another store's name for the same.
        if (store.equals(template.store()) && row.isGivenFor(template)) {
          memory.remember(id, template);
          templates.put(id, template);
        }
      } catch (TemplateDamagedException | AmbiguousTemplateIdException e) {
        LOG.error("A template of store '{}' cannot be used, and is left out", store, e);
      }
    }
    return templates;
  }

  @Override
  public void restore(String id, Template template) {
    Template wished = template.withProposedId(id);
    if (memory.isReserved(id, wished)) {
      throw new TemplateConflictException(id);
    }
    save("restore template " + id, jdbc -> inserter.insertUnder(jdbc, id, wished));
  }

  /** All of it within one time-out. */
  private Map<Template, String> save(String operation, Function<JdbcOperations, Saved> save) {
    long start = System.nanoTime();
    try {
      return recovery.save(() -> own.writing(timeLeft(start), () -> saver.save(operation, save)));
    } catch (DataAccessException | TransactionException e) {
      throw failed(operation, e);
    }
  }

  private Duration timeLeft(long start) {
    long left = timeout.toNanos() - (System.nanoTime() - start);
    return Duration.ofNanos(Math.max(left, Duration.ofMillis(1).toNanos()));
  }

  /** Tells of a store whose templates are verified from time to time. */
  @Override
  public void register(TemplateHolder holder) {
    memory.register(holder);
    if (!verifyInterval.isZero() && verifying.compareAndSet(false, true)) {
      VerificationTimer.add(recovery, verifyInterval);
    }
  }

  /**
   * Verifies no more that templates in memory are stored. Templates can still be saved and found.
   */
  @Override
  public void close() {
    VerificationTimer.remove(recovery);
  }

  /** Fails if the table is not there or not fit, or if there can be no transaction. */
  void check() {
    try {
      own.read(
          jdbc -> {
            table.connect();
            fit = TableValidator.checkAndWarn(table, jdbc);
            return true;
          });
    } catch (DataAccessException | TransactionException e) {
      throw ExceptionTranslator.cannotConnect(e);
    }
  }

  private TemplateRepositoryException failed(String operation, RuntimeException e) {
    TemplateRepositoryException failure = ExceptionTranslator.of(table, operation, e);
    if (failure instanceof TemplateRepositoryUnavailableException) {
      recovery.noticeOutage();
    }
    return failure;
  }

  /** Of a comparison, which notices outages itself. */
  private RuntimeException comparisonFailed(RuntimeException e) {
    return e instanceof DataAccessException || e instanceof TransactionException
        ? ExceptionTranslator.of(table, "compare the templates in memory with the table", e)
        : e;
  }

  private TemplateInserter inserter() {
    return inserter;
  }
}
