package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.Serial;

/** The table of templates could not be created or brought up to date. */
public final class TemplateMigrationException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  private final String problem;
  private final String sql;

  TemplateMigrationException(String problem, String action, String sql, Throwable cause) {
    super(problem + " " + action, cause);
    this.problem = problem;
    this.sql = sql;
  }

  /**
   * What went wrong.
   *
   * @return the table, and what Flyway or the database said
   */
  public String getProblem() {
    return problem;
  }

  /**
   * How to create the table by other means.
   *
   * @return SQL of this database, with the names of schema and table
   */
  public String getSql() {
    return sql;
  }
}
