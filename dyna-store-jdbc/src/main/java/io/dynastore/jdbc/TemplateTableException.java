package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something is the matter with the table of templates itself, which is made by certain SQL. */
public abstract sealed class TemplateTableException extends TemplateRepositoryException
    permits TemplateMigrationException,
        TemplateTableInvalidException,
        TemplateTableMissingException {

  @Serial private static final long serialVersionUID = 1L;

  private final String problem;
  private final String sql;

  TemplateTableException(String problem, String action, String sql, @Nullable Throwable cause) {
    super(problem + " " + action, cause);
    this.problem = problem;
    this.sql = sql;
  }

  /**
   * What is the matter.
   *
   * @return a sentence that names the table
   */
  public String getProblem() {
    return problem;
  }

  /**
   * How the table is created.
   *
   * @return SQL of this database, with the names of schema and table
   */
  public String getSql() {
    return sql;
  }
}
