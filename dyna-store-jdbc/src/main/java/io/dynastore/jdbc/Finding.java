package io.dynastore.jdbc;

import java.util.List;

/**
 * Something that is wrong with a table.
 *
 * @param problem what, to be read after "There is a table, but"
 * @param sql the statements that mend it, without semicolons; empty where a new table is needed
 */
record Finding(String problem, List<String> sql) {

  static Finding of(String problem, String... sql) {
    return new Finding(problem, List.of(sql));
  }
}
