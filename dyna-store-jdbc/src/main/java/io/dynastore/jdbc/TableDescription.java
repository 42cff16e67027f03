package io.dynastore.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database describes it.
 *
 * @param faults what is wrong with it as a whole
 * @param columns its columns, by their names in lower case; empty if it is no table
 * @param indexes its indexes, without those that do not hold for all rows and values: partial ones,
 *     and those of expressions or of the beginnings of values, not valid or checked late
 * @param partitioned whether its rows are spread over partitions
 * @param rowsHidden whether row-level security may hide rows from this user
 */
record TableDescription(
    List<Finding> faults,
    Map<String, Column> columns,
    List<Index> indexes,
    boolean partitioned,
    boolean rowsHidden) {

  static TableDescription noTable(String what) {
    return new TableDescription(
        List.of(Finding.of("it is " + what)), Map.of(), List.of(), false, false);
  }

  /** Whether no two rows can have the same value of a column. */
  boolean isUnique(String column) {
    return indexes.stream().anyMatch(i -> i.unique() && i.columns().equals(List.of(column)));
  }

  /** Whether rows can be found by some columns, in their order, without a look at all. */
  boolean hasIndexOn(List<String> wanted) {
    return indexes.stream()
        .map(Index::columns)
        .anyMatch(
            has -> has.size() >= wanted.size() && has.subList(0, wanted.size()).equals(wanted));
  }

  static Map<String, Column> byName(List<Column> columns) {
    return columns.stream()
        .collect(
            Collectors.toMap(
                column -> column.name().toLowerCase(Locale.ROOT),
                column -> column,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** What a column can hold. */
  enum Kind {
    TEXT,
    /** Text that is filled up with spaces. */
    PADDED_TEXT,
    JSON,
    TIME,
    OTHER
  }

  /**
   * A column.
   *
   * @param name as the database writes it
   * @param type as the database writes it
   * @param length the most characters of a text, {@link Long#MAX_VALUE} if that is not limited
   * @param required whether it must not be null
   * @param filled whether it gets a value by itself
   * @param computed whether it takes no value from an insert
   * @param characterSet that of a text, if it does not have all characters; else null
   */
  record Column(
      String name,
      String type,
      Kind kind,
      long length,
      boolean required,
      boolean filled,
      boolean computed,
      @Nullable String characterSet) {}

  /**
   * An index.
   *
   * @param columns in their order and in lower case
   */
  record Index(String name, List<String> columns, boolean unique) {}
}
