package io.dynastore.jdbc;

import java.io.Serial;

/** The table of templates could not be created or brought up to date. */
public final class TemplateMigrationException extends TemplateTableException {

  @Serial private static final long serialVersionUID = 1L;

  TemplateMigrationException(String problem, String action, String sql, Throwable cause) {
    super(problem, action, sql, cause);
  }
}
