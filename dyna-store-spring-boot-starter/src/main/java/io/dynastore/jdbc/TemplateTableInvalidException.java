package io.dynastore.jdbc;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database has a table of the name, but templates cannot be kept in it. */
public final class TemplateTableInvalidException extends TemplateTableException {

  @Serial private static final long serialVersionUID = 1L;

  TemplateTableInvalidException(String problem, String sql, @Nullable Throwable cause) {
    super(problem, "It should be as these statements make it:\n" + sql, sql, cause);
  }
}
