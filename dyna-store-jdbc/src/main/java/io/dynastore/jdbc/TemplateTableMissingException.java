package io.dynastore.jdbc;

import java.io.Serial;

/** The database has no table of templates, or this user of the database does not see it. */
public final class TemplateTableMissingException extends TemplateTableException {

  @Serial private static final long serialVersionUID = 1L;

  TemplateTableMissingException(String table, String sql, Throwable cause) {
    super(
        "There is no table '" + table + "' to keep templates in, or this user may not see it.",
        "Call TemplateMigration.run, or create it with:\n" + sql,
        sql,
        cause);
  }
}
