package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.template.Template;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;

/** Turns what Spring throws into what the user of a repository is told. */
final class ExceptionTranslator {

  /** "No such table", of PostgreSQL, and of H2, MariaDB and MySQL; "no such schema" of H2. */
  private static final Set<String> TABLE_MISSING =
      Set.of("42P01", "42S02", "42S03", "42S04", "90079");

  private ExceptionTranslator() {}

  static TemplateRepositoryException of(
      TemplateTable table, String operation, RuntimeException cause) {
    if (cause instanceof BadSqlGrammarException e && isTableMissing(e)) {
      return new TemplateTableMissingException(table.name().toString(), table.sql(), cause);
    }
    if (cause instanceof DuplicateKeyException || cause instanceof ConcurrencyFailureException) {
      return new TemplateRepositoryException(
          "Cannot "
              + operation
              + ": again and again, another writer was first. Try later. If that does not help, check"
              + " that column 'id' of table '"
              + table.name()
              + "' tells upper from lower case.",
          cause);
    }
    if (ConnectionFailures.isIn(cause)) {
      return new TemplateRepositoryUnavailableException(
          "Cannot "
              + operation
              + ": the database is out of reach ("
              + NestedExceptionUtils.getMostSpecificCause(cause).getMessage()
              + "). Repeat the call when it is back; ids of templates in memory still work. If it"
              + " runs, look for a transaction that holds locks on table '"
              + table.name()
              + "', and check its limit of connections.",
          cause);
    }
    return new TemplateRepositoryException(
        "Cannot "
            + operation
            + ": "
            + NestedExceptionUtils.getMostSpecificCause(cause).getMessage()
            + ". Check that the database runs and that its user may read and insert into table '"
            + table.name()
            + "'.",
        cause);
  }

  /** The templates, for a message. */
  static String describe(Collection<Template> templates) {
    return templates.stream()
        .limit(3)
        .map(t -> "template " + t.fingerprint().prefix(10) + " of store '" + t.store() + "'")
        .collect(
            Collectors.joining(
                ", ", "", templates.size() > 3 ? " and " + (templates.size() - 3) + " more" : ""));
  }

  static boolean isTableMissing(BadSqlGrammarException e) {
    SQLException said = e.getSQLException();
    return said != null && said.getSQLState() != null && TABLE_MISSING.contains(said.getSQLState());
  }
}
