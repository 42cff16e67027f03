package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database has a table of the name, but templates cannot be kept in it. */
public final class TemplateTableInvalidException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  private final String problem;
  private final String sql;

  TemplateTableInvalidException(String problem, String sql, @Nullable Throwable cause) {
    super(problem + " It should be as these statements make it:\n" + sql, cause);
    this.problem = problem;
    this.sql = sql;
  }

  /**
   * What is wrong with the table.
   *
   * @return the table, and what it lacks
   */
  public String getProblem() {
    return problem;
  }

  /**
   * How the table should have been created.
   *
   * @return SQL of this database, with the names of schema and table
   */
  public String getSql() {
    return sql;
  }
}
