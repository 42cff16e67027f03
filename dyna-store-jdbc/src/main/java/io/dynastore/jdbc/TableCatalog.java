package io.dynastore.jdbc;

import io.dynastore.jdbc.TableDescription.Column;
import io.dynastore.jdbc.TableDescription.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/** How a database describes the table of templates, and how the table is altered there. */
interface TableCatalog {

  /** What the catalog of the database says of a table; nothing if it does not know the table. */
  Optional<TableDescription> describe(JdbcOperations jdbc, TableName table);

  /** Why a column cannot hold contents, to be read after "its column 'content' "; or null. */
  @Nullable String whyNotContent(Column content);

  /** The statement that makes {@code id} or another text column what the scripts make it. */
  String alterType(TableName table, String column);

  /** Type, default and constraint of {@code created_at}. */
  String createdAt();

  /** The statement that makes the database fill {@code created_at}. */
  String setDefaultOfCreatedAt(TableName table);

  /** The statement that lets a column be left out. */
  String dropNotNull(TableName table, Column column);

  /**
   * A query with one parameter, for what comes back of a text and how many characters it had on the
   * way; null if no connection of this database changes a text in silence.
   */
  @Nullable String textProbe();

  /** The name of the index for the latest templates, as statements write it. */
  default String latestIndex(TableName table) {
    return indexName(table, "latest");
  }

  /** PostgreSQL would cut names after 63 characters. */
  static String indexName(TableName table, String end) {
    String name = table.table() + "_" + end;
    return name.length() > 63 ? table.table().substring(0, 62 - end.length()) + "_" + end : name;
  }

  default String createLatestIndex(TableName table) {
    return "create index " + latestIndex(table) + " on " + table + " (store, created_at desc, id)";
  }

  default String createUniqueIndex(TableName table, String column) {
    return "create unique index "
        + indexName(table, column + "_unique")
        + " on "
        + table
        + " ("
        + column
        + ")";
  }

  /** What a query gives, as texts. */
  static List<List<String>> rows(JdbcOperations jdbc, String sql, @Nullable Object... parameters) {
    RowMapper<List<String>> texts =
        (row, n) -> {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(row.getString(i)));
          }
          return values;
        };
    return jdbc.query(sql, texts, parameters);
  }

  /** Puts the columns of indexes together; a row for each, of index, uniqueness and column. */
  static List<Index> indexes(JdbcOperations jdbc, String sql, Object... parameters) {
    Map<String, Boolean> unique = new LinkedHashMap<>();
    Map<String, List<String>> columns = new LinkedHashMap<>();
    RowCallbackHandler row =
        found -> {
          unique.put(found.getString(1), found.getBoolean(2));
          columns
              .computeIfAbsent(found.getString(1), name -> new ArrayList<>())
              .add(String.valueOf(found.getString(3)).toLowerCase(Locale.ROOT));
        };
    jdbc.query(sql, row, parameters);
    return columns.entrySet().stream()
        .map(e -> new Index(e.getKey(), e.getValue(), Boolean.TRUE.equals(unique.get(e.getKey()))))
        .toList();
  }
}
