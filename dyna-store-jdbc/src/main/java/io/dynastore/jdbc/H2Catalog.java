package io.dynastore.jdbc;

import io.dynastore.jdbc.TableDescription.Column;
import io.dynastore.jdbc.TableDescription.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The table of templates in H2. */
final class H2Catalog implements TableCatalog {

  /** Of two that differ in case, that which the database's rule for names means. */
  private static final String TABLE =
      """
      select table_schema, table_name, upper(table_type), upper(storage_type)
        from information_schema.tables
       where lower(table_schema) = lower(coalesce(?, current_schema))
         and lower(table_name) = lower(?)
       order by case table_name when upper(?) then 0 else 1 end
      """;

  private static final String COLUMNS =
      """
      select column_name, upper(data_type), character_maximum_length, is_nullable = 'NO',
             column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS',
             is_generated = 'ALWAYS' or coalesce(identity_generation, '') = 'ALWAYS'
        from information_schema.columns
       where table_schema = ? and table_name = ?
       order by ordinal_position
      """;

  /** Of a unique index, further columns may ride along. */
  private static final String INDEXES =
      """
      select c.index_name, c.is_unique, c.column_name
        from information_schema.index_columns c
        join information_schema.indexes i
          on i.index_schema = c.index_schema and i.index_name = c.index_name
       where c.table_schema = ? and c.table_name = ?
         and (c.is_unique or upper(i.index_type_name) not in ('PRIMARY KEY', 'UNIQUE INDEX'))
       order by c.index_name, c.ordinal_position
      """;

  private static final long CONTENT_LENGTH = 1_000_000;

  private static final Map<String, String> TYPES =
      Map.of(
          "id", "varchar(64)",
          "store", "varchar(100)",
          "content_hash", "varchar(64)",
          "content", "json");

  @Override
  public Optional<TableDescription> describe(JdbcOperations jdbc, TableName table) {
    return TableCatalog.rows(jdbc, TABLE, table.schema(), table.table(), table.table()).stream()
        .findFirst()
        .map(row -> describe(jdbc, row));
  }

  private static TableDescription describe(JdbcOperations jdbc, List<String> row) {
    String schema = row.get(0);
    String name = row.get(1);
    String type = row.get(2);
    if (!type.equals("BASE TABLE")) {
      return TableDescription.noTable(type.equals("VIEW") ? "a view" : "a temporary table");
    }
    if (row.get(3).equals("TABLE LINK")) {
      return TableDescription.noTable("a linked table");
    }
    return new TableDescription(
        List.of(),
        TableDescription.byName(jdbc.query(COLUMNS, (column, n) -> column(column), schema, name)),
        TableCatalog.indexes(jdbc, INDEXES, schema, name),
        false,
        false);
  }

  private static Column column(ResultSet row) throws SQLException {
    String type = row.getString(2);
    return new Column(
        row.getString(1),
        type.toLowerCase(Locale.ROOT),
        switch (type) {
          case "CHARACTER VARYING", "CHARACTER LARGE OBJECT", "VARCHAR_IGNORECASE" -> Kind.TEXT;
          case "CHARACTER" -> Kind.PADDED_TEXT;
          case "JSON" -> Kind.JSON;
          case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP", "DATE" -> Kind.TIME;
          default -> Kind.OTHER;
        },
        row.getLong(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6),
        null);
  }

  @Override
  public @Nullable String whyNotContent(Column content) {
    return content.kind() == Kind.JSON
            || (content.kind() == Kind.TEXT && content.length() >= CONTENT_LENGTH)
        ? null
        : "is of type " + content.type() + "(" + content.length() + "), and must be json";
  }

  @Override
  public String alterType(TableName table, String column) {
    return "alter table "
        + table
        + " alter column "
        + column
        + " set data type "
        + TYPES.get(column);
  }

  @Override
  public String createdAt() {
    return "timestamp with time zone default current_timestamp not null";
  }

  @Override
  public String setDefaultOfCreatedAt(TableName table) {
    return "alter table " + table + " alter column created_at set default current_timestamp";
  }

  @Override
  public String dropNotNull(TableName table, Column column) {
    return "alter table "
        + table
        + " alter column \""
        + column.name().replace("\"", "\"\"")
        + "\" drop not null";
  }

  /** An index of H2 is in the current schema, unless told otherwise. */
  @Override
  public String latestIndex(TableName table) {
    String name = TableCatalog.super.latestIndex(table);
    return table.schema() == null ? name : table.schema() + "." + name;
  }

  @Override
  public @Nullable String textProbe() {
    return null;
  }
}
