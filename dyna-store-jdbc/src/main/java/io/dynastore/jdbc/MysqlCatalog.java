package io.dynastore.jdbc;

import io.dynastore.jdbc.TableDescription.Column;
import io.dynastore.jdbc.TableDescription.Index;
import io.dynastore.jdbc.TableDescription.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The table of templates in MariaDB and MySQL. */
final class MysqlCatalog implements TableCatalog {

  /** Names of tables differ in case on some systems, and are compared without it here. */
  private static final String TABLE =
      """
      select table_schema, table_name, table_type, engine, create_options
        from information_schema.tables
       where table_schema = coalesce(?, database()) and table_name = ?
       order by case when cast(table_name as binary) = cast(? as binary) then 0 else 1 end
      """;

  private static final String COLUMNS =
      """
      select column_name, column_type, data_type, character_maximum_length, is_nullable,
             column_default, extra, character_set_name
        from information_schema.columns
       where table_schema = ? and table_name = ?
       order by ordinal_position
      """;

  /** The beginning of a value stands for all of it if it is as long as a hash. */
  private static final String INDEXES =
      """
      select index_name, non_unique = 0,
             case when coalesce(sub_part, 64) >= 64 then column_name end
        from information_schema.statistics
       where table_schema = ? and table_name = ?
       order by index_name, seq_in_index
      """;

  private static final String TRANSACTIONAL =
      "select count(*) from information_schema.engines where engine = ? and transactions = 'YES'";

  private static final Set<String> ELSEWHERE = Set.of("FEDERATED", "CONNECT", "SPIDER");

  private static final Set<String> ALL_CHARACTERS = Set.of("utf8mb4", "utf16", "utf16le", "utf32");

  /** Of "mediumtext", which ends at 16 MB. */
  private static final long CONTENT_LENGTH = 16_777_215;

  private static final String TEXT = " character set utf8mb4 collate utf8mb4_bin not null";

  private static final Map<String, String> TYPES =
      Map.of(
          "id", "varchar(64)" + TEXT,
          "store", "varchar(100)" + TEXT,
          "content_hash", "varchar(64)" + TEXT,
          "content", "longtext" + TEXT);

  @Override
  public Optional<TableDescription> describe(JdbcOperations jdbc, TableName table) {
    return TableCatalog.rows(jdbc, TABLE, table.schema(), table.table(), table.table()).stream()
        .findFirst()
        .map(row -> describe(jdbc, table, row));
  }

  private static TableDescription describe(JdbcOperations jdbc, TableName table, List<String> row) {
    String schema = row.get(0);
    String name = row.get(1);
    String type = row.get(2);
    String engine = String.valueOf(row.get(3)).toUpperCase(Locale.ROOT);
    if (type.contains("VIEW") || type.equals("SEQUENCE")) {
      return TableDescription.noTable("a view");
    }
    if (type.contains("TEMPORARY")) {
      return TableDescription.noTable("a temporary table");
    }
    if (ELSEWHERE.contains(engine)) {
      return TableDescription.noTable("a table of another server (engine " + engine + ")");
    }
    List<Finding> faults = new ArrayList<>();
    if (!Integer.valueOf(1).equals(jdbc.queryForObject(TRANSACTIONAL, Integer.class, engine))) {
      faults.add(
          Finding.of(
              "its engine " + engine + " has no transactions",
              "alter table " + table + " engine = InnoDB"));
    }
    List<Index> indexes =
        TableCatalog.indexes(jdbc, INDEXES, schema, name).stream()
            .filter(index -> !index.columns().contains("null"))
            .toList();
    return new TableDescription(
        faults,
        TableDescription.byName(jdbc.query(COLUMNS, (column, n) -> column(column), schema, name)),
        indexes,
        String.valueOf(row.get(4)).contains("partitioned"),
        false);
  }

  private static Column column(ResultSet row) throws SQLException {
    String type = row.getString(3).toLowerCase(Locale.ROOT);
    String standard = row.getString(6);
    String extra = String.valueOf(row.getString(7)).toUpperCase(Locale.ROOT);
    String characterSet = row.getString(8);
    boolean computed = extra.contains(" GENERATED") || extra.contains("PERSISTENT");
    return new Column(
        row.getString(1),
        row.getString(2),
        switch (type) {
          case "varchar", "tinytext", "text", "mediumtext", "longtext" -> Kind.TEXT;
          case "char" -> Kind.PADDED_TEXT;
          case "json" -> Kind.JSON;
          case "datetime", "timestamp", "date" -> Kind.TIME;
          default -> Kind.OTHER;
        },
        row.getLong(4),
        row.getString(5).equals("NO"),
        (standard != null && !standard.equalsIgnoreCase("null"))
            || extra.contains("AUTO_INCREMENT")
            || computed,
        computed,
        characterSet == null || ALL_CHARACTERS.contains(characterSet) ? null : characterSet);
  }

  @Override
  public @Nullable String whyNotContent(Column content) {
    if (content.kind() == Kind.TEXT) {
      return content.length() >= CONTENT_LENGTH
          ? null
          : "is of type " + content.type() + ", which is too short, and must be longtext";
    }
    return content.kind() == Kind.JSON
        ? "is of MySQL's type json, which keeps numbers in 64 bits, and must be longtext"
        : "is of type " + content.type() + ", and must be longtext";
  }

  @Override
  public String alterType(TableName table, String column) {
    return "alter table " + table + " modify " + column + " " + TYPES.get(column);
  }

  @Override
  public String createdAt() {
    return "datetime(6) default (utc_timestamp(6)) not null";
  }

  @Override
  public String setDefaultOfCreatedAt(TableName table) {
    return "alter table " + table + " modify created_at " + createdAt();
  }

  @Override
  public String dropNotNull(TableName table, Column column) {
    return "alter table "
        + table
        + " modify `"
        + column.name().replace("`", "``")
        + "` "
        + column.type()
        + " null";
  }

  /** A connection of another character set puts question marks, or two characters for one. */
  @Override
  public @Nullable String textProbe() {
    return "select said, char_length(said) from (select ? as said) probe";
  }
}
