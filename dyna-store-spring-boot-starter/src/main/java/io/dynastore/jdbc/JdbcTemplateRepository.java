package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.codec.IdText;
import io.dynastore.template.Fingerprint;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateConflictException;
import io.dynastore.template.TemplateRepository;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
 * the table, and {@link TemplateRepositoryException} when it refuses.
 */
public final class JdbcTemplateRepository implements TemplateRepository {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTemplateRepository.class);

  private final TemplateTable table;
  private final int minIdLength;
  private final IndependentTransactions own;
  private final UnknownIds unknown;

  JdbcTemplateRepository(
      TemplateTable table, int minIdLength, IndependentTransactions own, UnknownIds unknown) {
    this.table = table;
    this.minIdLength = minIdLength;
    this.own = own;
    this.unknown = unknown;
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
    try {
      table.connect();
      Map<Template, String> ids = own.write(jdbc -> insertMissing(jdbc, templates));
      unknown.saved(ids.values());
      return ids;
    } catch (DataAccessException | TransactionException e) {
      throw failed("save " + ExceptionTranslator.describe(templates), e);
    }
  }

  @Override
  public Optional<Template> find(String id) {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  @Override
  public Map<String, Template> findAll(Collection<String> ids) {
    List<String> wanted = ids.stream().filter(IdText::isTemplateId).distinct().toList();
    try {
      return unknown.find(wanted, asked -> own.read(jdbc -> table.templates(jdbc, asked)));
    } catch (DataAccessException | TransactionException e) {
      throw failed("find template " + first(wanted), e);
    }
  }

  @Override
  public Map<String, Template> latest(String store, int limit) {
    try {
      return own.read(jdbc -> table.latest(jdbc, store, limit));
    } catch (DataAccessException | TransactionException e) {
      throw failed("find the latest templates of store '" + store + "'", e);
    }
  }

  @Override
  public void restore(String id, Template template) {
    Template wished = template.withProposedId(id);
    try {
      table.connect();
      own.write(jdbc -> restore(jdbc, id, wished));
      unknown.saved(List.of(id));
    } catch (DataAccessException | TransactionException e) {
      throw failed("restore template " + id, e);
    }
  }

  private boolean restore(JdbcOperations jdbc, String id, Template wished) {
    Template present = table.templates(jdbc, List.of(id)).get(id);
    if (present != null) {
      if (present.equals(wished)) {
        return false;
      }
      throw new TemplateConflictException(id);
    }
    // A content that has an id already keeps it, and has a further one under another hash.
    Fingerprint hash = wished.fingerprint();
    table.insert(jdbc, id, wished, table.hasHash(jdbc, hash) ? hash.under(id) : hash);
    return true;
  }

  private Map<Template, String> insertMissing(JdbcOperations jdbc, Collection<Template> templates) {
    Map<Template, String> ids = table.ids(jdbc, templates);
    Set<Template> missing = new LinkedHashSet<>(templates);
    missing.removeAll(ids.keySet());
    if (!missing.isEmpty()) {
      Map<Template, String> assigned =
          IdAssignment.of(missing, minIdLength, candidates -> table.taken(jdbc, candidates));
      table.insert(jdbc, assigned);
      ids.putAll(assigned);
    }
    return ids;
  }

  /** The first three, and how many more there are: messages are for people. */
  private static String first(List<String> ids) {
    String three = ids.stream().limit(3).collect(Collectors.joining(", "));
    return ids.size() > 3 ? three + " and " + (ids.size() - 3) + " more" : three;
  }

  /** Fails if the table is not there or not fit, or if there can be no transaction. */
  void check() {
    table.connect();
    try {
      own.write(jdbc -> Objects.requireNonNull(jdbc.queryForObject("select 1", Integer.class)));
    } catch (DataAccessException | TransactionException e) {
      throw failed("begin a transaction", e);
    }
    own.read(
        jdbc -> {
          TableValidator.checkAndWarn(table, jdbc);
          return true;
        });
  }

  private @Nullable String whyConflict() {
    try {
      return own.read(jdbc -> Optional.ofNullable(TableValidator.whyConflict(table, jdbc)))
          .orElse(null);
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("The database does not tell what is in the way", e);
      return null;
    }
  }

  private TemplateRepositoryException failed(String operation, RuntimeException e) {
    if (FailureKind.of(e) == FailureKind.CONFLICT) {
      return ExceptionTranslator.conflict(operation, whyConflict(), e);
    }
    return ExceptionTranslator.of(table, operation, e);
  }
}
