package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import java.io.Serial;

/** The database has no table of templates, or this user of the database does not see it. */
public final class TemplateTableMissingException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  private final String table;

  TemplateTableMissingException(String table, Throwable cause) {
    super(
        "There is no table '"
            + table
            + "' to keep templates in. Create it with the script in io/dynastore/jdbc/migration of"
            + " the jar, or call TemplateMigration.run.",
        cause);
    this.table = table;
  }

  /**
   * The table that is missing.
   *
   * @return its name
   */
  public String getTable() {
    return table;
  }
}
