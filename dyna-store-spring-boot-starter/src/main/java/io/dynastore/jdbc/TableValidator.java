package io.dynastore.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcOperations;

/** Whether templates can be kept in a table, which somebody may have made by hand. */
final class TableValidator {

  /** "Command denied" and "access denied" of MariaDB and MySQL. */
  private static final Set<Integer> DENIED = Set.of(1142, 1044);

  private TableValidator() {}

  static void check(TemplateTable table, JdbcOperations jdbc) {
    try {
      table.check(jdbc);
      if (!table.tellsCaseApart(jdbc)) {
        throw invalid(table, "its column 'id' takes upper for lower case", null);
      }
    } catch (BadSqlGrammarException e) {
      if (ExceptionTranslator.isTableMissing(e) || isDenied(e.getSQLException())) {
        throw new TemplateTableMissingException(table.name().toString(), table.sql(), e);
      }
      throw invalid(table, NestedExceptionUtils.getMostSpecificCause(e).getMessage(), e);
    } catch (DataAccessException e) {
      throw ExceptionTranslator.of(table, "read the table", e);
    }
  }

  /** What MariaDB and MySQL say of a missing table, too, to a user who may not read it. */
  private static boolean isDenied(@Nullable SQLException said) {
    return said != null
        && ("42501".equals(said.getSQLState()) || DENIED.contains(said.getErrorCode()));
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
