package io.dynastore.jdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcOperations;

/** Whether templates can be kept in a table, which somebody may have made by hand. */
final class TableCheck {

  private TableCheck() {}

  static void check(TemplateTable table, JdbcOperations jdbc) {
    try {
      table.check(jdbc);
      if (!table.tellsCaseApart(jdbc)) {
        throw invalid(table, "its column 'id' takes upper for lower case", null);
      }
    } catch (BadSqlGrammarException e) {
      if (RepositoryFailure.isTableMissing(e)) {
        throw RepositoryFailure.of(table, "read the table", e);
      }
      throw invalid(table, NestedExceptionUtils.getMostSpecificCause(e).getMessage(), e);
    } catch (DataAccessException e) {
      throw RepositoryFailure.of(table, "read the table", e);
    }
  }

  private static TemplateTableInvalidException invalid(
      TemplateTable table, @Nullable String reason, @Nullable Throwable cause) {
    return new TemplateTableInvalidException(
        "There is a table '"
            + table.name()
            + "', but templates cannot be kept in it: "
            + reason
            + ".",
        table.sql(),
        cause);
  }
}
