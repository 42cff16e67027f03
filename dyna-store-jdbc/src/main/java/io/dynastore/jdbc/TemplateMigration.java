package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Creates the table of templates, and brings it up to date. Uses Flyway with a history table of its
 * own, {@value #HISTORY_TABLE}, so that it gets along with an application's own migrations, if it
 * runs after them.
 */
public final class TemplateMigration {

  /** The table in which the migrations that were run are noted down. */
  public static final String HISTORY_TABLE = "dyna_store_schema_history";

  private static final Logger LOG = LoggerFactory.getLogger(TemplateMigration.class);

  private static final int ATTEMPTS = 5;

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** How the SQL state of a violated key begins. */
  private static final String DUPLICATE = "23";

  private TemplateMigration() {}

  /**
   * Runs the migrations that this database has not seen yet, in the schema that connections are in.
   * Several nodes may do so at once.
   *
   * @param dataSource a database whose user may create tables
   * @param table the table's name: a letter or {@code _}, then letters, digits and {@code _}
   * @throws TemplateMigrationException if the database refuses
   * @throws TemplateTableInvalidException if there is a table of that name that is another
   * @throws TemplateRepositoryException if the database cannot be reached or is none of those
   *     supported
   * @throws IllegalArgumentException if the name is none
   */
  public static void run(DataSource dataSource, String table) {
    run(dataSource, null, table);
  }

  /**
   * Runs the migrations that this database has not seen yet. Several nodes may do so at once.
   *
   * @param dataSource a database whose user may create tables
   * @param schema the schema (for MariaDB and MySQL, the database) of the table and of the {@value
   *     #HISTORY_TABLE}, which is created if it is not there; named as a table is. Null is the one
   *     that connections are in
   * @param table the table's name: a letter or {@code _}, then letters, digits and {@code _}
   * @throws TemplateMigrationException if the database refuses
   * @throws TemplateTableInvalidException if there is a table of that name that is another
   * @throws TemplateRepositoryException if the database cannot be reached or is none of those
   *     supported
   * @throws IllegalArgumentException if a name is none
   */
  public static void run(DataSource dataSource, @Nullable String schema, String table) {
    run(dataSource, schema, table, "latest");
  }

  /** Up to a version, as it was before there were more. */
  static void run(
      DataSource dataSource, @Nullable String schema, String table, String lastVersion) {
    TableName name = new TableName(schema, table);
    Dialect dialect = Dialects.of(dataSource);
    TemplateTable templates = new TemplateTable(name, () -> dialect);
    Lock lock = dialect.migrationLock();
    lock.lock();
    try {
      refuseUnfitTable(dataSource, templates);
      migrate(flyway(dataSource, dialect, name, lastVersion), dialect, templates);
    } finally {
      lock.unlock();
    }
    // What scripts find is left as it is, and a database may have rules of its own for new tables.
    TableValidator.check(templates, new JdbcTemplate(dataSource));
  }

  private static void migrate(Flyway flyway, Dialect dialect, TemplateTable table) {
    TableName name = table.name();
    try {
      MigrateResult result = migrate(flyway, ATTEMPTS);
      LOG.info(
          "Templates are kept in table '{}' of {}; migrations run: {}",
          name,
          dialect,
          result.migrationsExecuted);
    } catch (FlywayException e) {
      FailureKind kind = FailureKind.of(e);
      if (kind == FailureKind.READ_ONLY) {
        LOG.warn(
            "The server is read-only, so table '{}' is used as it is: {}",
            name,
            ExceptionTranslator.reason(e));
        return;
      }
      if (kind != FailureKind.OTHER && kind != FailureKind.TABLE_UNFIT) {
        throw ExceptionTranslator.of(table, "create or update the table of templates", e);
      }
      throw new TemplateMigrationException(
          "The table '"
              + name
              + "' of templates cannot be created or updated: "
              + ExceptionTranslator.reason(e),
          "Give the database's user the right to create tables, or run the scripts in "
              + dialect.migrations()
              + " by other means.",
          dialect.sql(name),
          e);
    }
  }

  private static Flyway flyway(
      DataSource dataSource, Dialect dialect, TableName name, String lastVersion) {
    // Version 0: the application's tables may be there already, and are no reason to skip ours.
    FluentConfiguration settings =
        Flyway.configure(TemplateMigration.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:" + dialect.migrations())
            .failOnMissingLocations(true)
            .table(HISTORY_TABLE)
            .target(lastVersion)
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .placeholders(dialect.placeholders(name));
    if (name.schema() != null) {
      settings.schemas(Dialects.asStored(dataSource, name.schema()));
    }
    return settings.load();
  }

  /**
   * The scripts leave a table alone that is there: it was made by hand, or by a node that died
   * before it could note that down. So one that is not ours, or not fit, has to be found before.
   */
  private static void refuseUnfitTable(DataSource dataSource, TemplateTable table) {
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    try {
      if (table.mayBeThere(jdbc)) {
        TableValidator.check(table, jdbc);
      }
    } catch (TemplateTableMissingException e) {
      LOG.debug("Another schema has a table of this name, '{}' is not there yet", table.name());
    } catch (DataAccessException e) {
      throw ExceptionTranslator.of(table, "look for the table", e);
    }
  }

  /**
   * Where a database cannot create a table and fill it in one transaction, a node may find the
   * history table of another that has not written its first row yet, or died before it could, or
   * both may write that row. Flyway refuses that, but only until the next attempt.
   */
  private static MigrateResult migrate(Flyway flyway, int attempts) {
    try {
      return flyway.migrate();
    } catch (FlywayException e) { // of no type of its own
      if (attempts <= 1 || !(isMeeting(e) || forgetsFailure(flyway))) {
        throw e;
      }
      LOG.debug("The migration failed, and is tried again", e);
      LockSupport.parkNanos(PAUSE.toNanos());
      return migrate(flyway, attempts - 1);
    }
  }

  private static boolean isMeeting(FlywayException e) {
    return String.valueOf(e.getMessage()).contains("baseline")
        || (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException said
            && String.valueOf(said.getSQLState()).startsWith(DUPLICATE));
  }

  /**
   * A database without transactions for tables keeps a note of a failure, with which Flyway would
   * refuse every later attempt.
   */
  private static boolean forgetsFailure(Flyway flyway) {
    boolean failed =
        Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState().isFailed());
    if (failed) {
      flyway.repair();
    }
    return failed;
  }
}
