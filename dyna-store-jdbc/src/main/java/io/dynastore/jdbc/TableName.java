package io.dynastore.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the table of templates is.
 *
 * @param schema the schema, a database for MariaDB and MySQL; null is that of the connection
 * @param table the table's own name
 */
record TableName(@Nullable String schema, String table) {

  static final String DEFAULT_TABLE = "template";

  /** Names that need no quotes in any database. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  TableName {
    checkName("table", table);
    if (schema != null) {
      checkName("schema", schema);
    }
  }

  static TableName of(String table) {
    return new TableName(null, table);
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The "
              + what
              + "'s name is not a letter or '_' and up to 62 letters, digits and '_': "
              + name);
    }
  }

  /** As statements name it. */
  @Override
  public String toString() {
    return schema == null ? table : schema + "." + table;
  }
}
