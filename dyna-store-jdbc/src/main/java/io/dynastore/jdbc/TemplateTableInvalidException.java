package io.dynastore.jdbc;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The database has a table of the name, but templates cannot be kept in it. */
public final class TemplateTableInvalidException extends TemplateTableException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean mendable;

  TemplateTableInvalidException(TableName table, List<Finding> findings, String createSql) {
    this(
        "There is a table '"
            + table
            + "', but templates cannot be kept in it: "
            + findings.stream().map(Finding::problem).collect(Collectors.joining("; "))
            + ".",
        isMendable(findings),
        isMendable(findings) ? statements(findings) : createSql);
  }

  private TemplateTableInvalidException(String problem, boolean mendable, String sql) {
    super(
        problem,
        (mendable ? "These statements mend it:\n" : "It should be as these statements make it:\n")
            + sql,
        sql,
        null);
    this.mendable = mendable;
  }

  private static boolean isMendable(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.sql().isEmpty());
  }

  private static String statements(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.sql().stream())
        .map(sql -> sql + ";\n")
        .collect(Collectors.joining());
  }

  /**
   * Whether statements can make this table fit.
   *
   * @return true if {@link #getSql} alters the table; false if it creates another
   */
  public boolean isMendable() {
    return mendable;
  }
}
