package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcOperations;

/** Tells whether templates can be kept in a table, which somebody may have made by hand. */
final class TableValidator {

  private static final Logger LOG = LoggerFactory.getLogger(TableValidator.class);

  /** Of one, two, three and four bytes in UTF-8. */
  private static final String TEXT = "a\u00e9\u6f22\ud83d\ude00";

  private final TemplateTable table;
  private final JdbcOperations jdbc;
  private final TableCatalog catalog;

  private TableValidator(TemplateTable table, JdbcOperations jdbc) {
    this.table = table;
    this.jdbc = jdbc;
    this.catalog = table.connect().catalog();
  }

  /**
   * Fails if the table is missing or unfit.
   *
   * @throws TemplateTableMissingException if it is missing, or this user may not see it
   * @throws TemplateTableInvalidException if it is unfit
   * @throws TemplateRepositoryException if the connection damages texts, or the database fails
   */
  static void check(TemplateTable table, JdbcOperations jdbc) {
    new TableValidator(table, jdbc).look();
  }

  /**
   * The same, and warns of what is not as good as it could be.
   *
   * @return whether the catalog shows the table, and so that it has the keys that it must have
   */
  static boolean checkAndWarn(TemplateTable table, JdbcOperations jdbc) {
    TableValidator validator = new TableValidator(table, jdbc);
    Optional<TableDescription> description = validator.look();
    description.ifPresent(validator::warn);
    return description.isPresent();
  }

  /**
   * Why a row that cannot be seen is in the way of a new one, again and again.
   *
   * @return sentences, or null if the table is no reason
   */
  static @Nullable String whyConflict(TemplateTable table, JdbcOperations jdbc) {
    TableCatalog catalog = table.connect().catalog();
    if (catalog.describe(jdbc, table.name()).filter(TableDescription::rowsHidden).isPresent()) {
      return "a row is in the way that this user cannot see, as row-level security is active on table"
          + " '"
          + table.name()
          + "'. Let its policies show all rows to this user: using (true), with check (true).";
    }
    if (!table.tellsCaseApart(jdbc)) {
      return "its column 'id' takes upper for lower case, so that too few ids are free. Run: "
          + catalog.alterType(table.name(), "id")
          + ";";
    }
    return null;
  }

  private Optional<TableDescription> look() {
    try {
      table.checkExists(jdbc);
      refuseConnectionThatDamagesTexts();
      Optional<TableDescription> description = describe();
      List<Finding> findings = new ArrayList<>();
      description.ifPresent(
          known -> findings.addAll(TableFindings.of(catalog, table.name(), known)));
      if (findings.isEmpty() && !table.tellsCaseApart(jdbc)) {
        findings.add(
            Finding.of(
                "its column 'id' takes upper for lower case",
                catalog.alterType(table.name(), "id")));
      }
      if (!findings.isEmpty()) {
        throw new TemplateTableInvalidException(table.name(), findings, table.sql());
      }
      return description;
    } catch (BadSqlGrammarException e) {
      if (FailureKind.of(e) == FailureKind.TABLE_MISSING || isDenied(e.getSQLException())) {
        throw new TemplateTableMissingException(table.name().toString(), table.sql(), e);
      }
      throw ExceptionTranslator.of(table, "look at the table", e);
    } catch (DataAccessException e) {
      throw ExceptionTranslator.of(table, "look at the table", e);
    }
  }

  /** What a catalog cannot tell, because its database only looks like another, is not checked. */
  private Optional<TableDescription> describe() {
    try {
      Optional<TableDescription> description = catalog.describe(jdbc, table.name());
      if (description.isEmpty()) {
        LOG.warn("The catalog does not show table '{}': it is hardly checked", table.name());
        table.checkColumns(jdbc);
      }
      return description;
    } catch (BadSqlGrammarException e) {
      LOG.warn(
          "The catalog of this {} is another than expected: table '{}' is not checked",
          table.connect(),
          table.name(),
          e);
      return Optional.empty();
    }
  }

  private void refuseConnectionThatDamagesTexts() {
    String probe = catalog.textProbe();
    if (probe == null) {
      return;
    }
    List<String> back = TableCatalog.rows(jdbc, probe, TEXT).get(0);
    if (!back.equals(List.of(TEXT, String.valueOf(TEXT.codePointCount(0, TEXT.length()))))) {
      throw new TemplateRepositoryException(
          "The connection to the database of templates damages texts: '"
              + TEXT
              + "' came back as '"
              + back.get(0)
              + "', and had "
              + back.get(1)
              + " characters on the way. Its encoding is not that of Unicode: let the URL end it with"
              + " characterEncoding=UTF-8 (MySQL's driver), and look for a 'set names' in its settings"
              + " and in the server's init_connect.",
          null);
    }
  }

  private void warn(TableDescription description) {
    if (!description.hasIndexOn(List.of("store", "created_at"))) {
      LOG.warn(
          "Table '{}' has no index on (store, created_at): to preload templates, the database reads"
              + " the whole table. Set dyna-store.jdbc.schema.mode to migrate, or run: {};",
          table.name(),
          catalog.createLatestIndex(table.name()));
    }
    if (description.rowsHidden()) {
      LOG.warn(
          "Row-level security is active on table '{}' for this user. Let its policies show all rows"
              + " to it and take all rows of it: what they hide cannot be read, and saving it again"
              + " fails",
          table.name());
    }
  }

  /** What MariaDB and MySQL say of a missing table, too, to a user who may not read it. */
  private static boolean isDenied(@Nullable SQLException said) {
    return said != null && Dialects.any(known -> known.isDenied(said));
  }
}
