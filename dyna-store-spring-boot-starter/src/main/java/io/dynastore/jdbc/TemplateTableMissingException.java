package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.Serial;

/** The database has no table of templates, or this user of the database does not see it. */
public final class TemplateTableMissingException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  private final String table;
  private final String sql;

  TemplateTableMissingException(String table, String sql, Throwable cause) {
    super(
        "There is no table '"
            + table
            + "' to keep templates in, or this user may not see it. Call TemplateMigration.run, or"
            + " create it with:\n"
            + sql,
        cause);
    this.table = table;
    this.sql = sql;
  }

  /**
   * The table that is missing.
   *
   * @return its name, after that of its schema and a dot if one was set
   */
  public String getTable() {
    return table;
  }

  /**
   * How to create the table.
   *
   * @return SQL of this database, with the names of schema and table
   */
  public String getSql() {
    return sql;
  }
}
