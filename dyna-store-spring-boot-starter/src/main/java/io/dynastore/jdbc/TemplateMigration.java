package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
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

  private TemplateMigration() {}

  /**
   * Runs the migrations that this database has not seen yet. Several nodes may do so at once.
   *
   * @param dataSource a database whose user may create tables
   * @param table the table's name: a letter or {@code _}, then letters, digits and {@code _}
   * @throws TemplateMigrationException if the database refuses
   * @throws TemplateRepositoryException if the database cannot be reached or is none of those
   *     supported
   * @throws IllegalArgumentException if the name is none
   */
  public static void run(DataSource dataSource, String table) {
    Vendor vendor = Vendor.of(dataSource);
    refuseTableOfOthers(dataSource, new TemplateTable(table, vendor));
    // Version 0: the application's tables may be there already, and are no reason to skip ours.
    Flyway flyway =
        Flyway.configure(TemplateMigration.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:" + vendor.migrations())
            .failOnMissingLocations(true)
            .table(HISTORY_TABLE)
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .placeholders(Map.of("table", table))
            .load();
    try {
      forgetFailures(flyway);
      MigrateResult result = migrate(flyway, ATTEMPTS);
      LOG.info(
          "Templates are kept in table '{}' of {}; migrations run: {}",
          table,
          vendor,
          result.migrationsExecuted);
    } catch (FlywayException e) {
      throw new TemplateMigrationException(
          "The table '" + table + "' of templates cannot be created or updated: " + e.getMessage(),
          "Give the database's user the right to create tables, or run the scripts in "
              + vendor.migrations()
              + " by other means.",
          e);
    }
  }

  /**
   * The scripts leave a table alone that is there: it was made by hand, or by a node that died
   * before it could note that down. So one that is not ours has to be found before.
   */
  private static void refuseTableOfOthers(DataSource dataSource, TemplateTable table) {
    try {
      table.check(new JdbcTemplate(dataSource));
    } catch (BadSqlGrammarException e) {
      if (!RepositoryFailure.isTableMissing(e)) {
        throw new TemplateMigrationException(
            "The table '"
                + table.name()
                + "' of templates cannot be created: there is one already that cannot be read as such: "
                + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
            "If it is the application's, give this another name. If it is this one, give the"
                + " database's user the right to read it.",
            e);
      }
    } catch (DataAccessException e) {
      throw RepositoryFailure.of(table.name(), "read the table", e);
    }
  }

  /**
   * A database without transactions for tables keeps a note of a failure, with which Flyway would
   * refuse every later attempt.
   */
  private static void forgetFailures(Flyway flyway) {
    if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState().isFailed())) {
      flyway.repair();
    }
  }

  /**
   * Where a database cannot create a table and fill it in one transaction, a node may find the
   * history table of another that has not written its first row yet, or died before it could.
   * Flyway refuses that, but only until the next attempt.
   */
  private static MigrateResult migrate(Flyway flyway, int attempts) {
    try {
      return flyway.migrate();
    } catch (FlywayException e) { // of no type of its own
      if (attempts <= 1 || !String.valueOf(e.getMessage()).contains("baseline")) {
        throw e;
      }
      LOG.debug("The migration failed, and is tried again", e);
      LockSupport.parkNanos(PAUSE.toNanos());
      return migrate(flyway, attempts - 1);
    }
  }
}
