package io.dynastore.jdbc;

import io.dynastore.jdbc.TableDescription.Column;
import io.dynastore.jdbc.TableDescription.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The table of templates in PostgreSQL. */
final class PostgresqlCatalog implements TableCatalog {

  private static final String TABLE =
      """
      select c.oid, c.relkind, c.relpersistence, row_security_active(c.oid),
             exists (select 1 from pg_inherits where inhparent = c.oid)
        from pg_class c where c.oid = to_regclass(cast(? as text))
      """;

  /** A domain is what it is made of. */
  private static final String COLUMNS =
      """
      select a.attname, format_type(a.atttypid, a.atttypmod), coalesce(b.typname, t.typname),
             case when t.typbasetype = 0 then a.atttypmod else t.typtypmod end,
             a.attnotnull or t.typnotnull,
             a.atthasdef or a.attidentity <> '' or t.typdefault is not null,
             a.attgenerated <> '' or a.attidentity = 'a'
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        left join pg_type b on b.oid = t.typbasetype
       where a.attrelid = cast(? as oid) and a.attnum > 0 and not a.attisdropped
       order by a.attnum
      """;

  private static final String INDEXES =
      """
      select c.relname, i.indisunique, a.attname
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        cross join lateral unnest(i.indkey) with ordinality key (attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.attnum
       where i.indrelid = cast(? as oid) and key.place <= i.indnkeyatts
         and i.indisvalid and i.indislive and i.indimmediate
         and i.indpred is null and i.indexprs is null
       order by c.relname, key.place
      """;

  private static final Map<String, String> NO_TABLE =
      Map.of("v", "a view", "m", "a materialized view", "f", "a foreign table");

  private static final Map<String, String> TYPES =
      Map.of(
          "id", "varchar(64) collate \"C\"",
          "store", "varchar(100)",
          "content_hash", "varchar(64) collate \"C\"",
          "content", "jsonb using cast(content as jsonb)");

  /** What a modifier of a text type has besides the length. */
  private static final int HEADER = 4;

  @Override
  public Optional<TableDescription> describe(JdbcOperations jdbc, TableName table) {
    return TableCatalog.rows(jdbc, TABLE, table.toString()).stream()
        .findFirst()
        .map(row -> describe(jdbc, table, row));
  }

  private static TableDescription describe(JdbcOperations jdbc, TableName table, List<String> row) {
    long oid = Long.parseLong(row.get(0));
    String kind = row.get(1);
    String persistence = row.get(2);
    if (NO_TABLE.containsKey(kind)) {
      return TableDescription.noTable(NO_TABLE.get(kind));
    }
    if (persistence.equals("t")) {
      return TableDescription.noTable("a temporary table");
    }
    List<Finding> faults = new ArrayList<>();
    if (persistence.equals("u")) {
      faults.add(
          Finding.of(
              "it is unlogged, so a crash empties it", "alter table " + table + " set logged"));
    }
    boolean partitioned = kind.equals("p");
    if (!partitioned && row.get(4).equals("t")) {
      faults.add(Finding.of("other tables inherit from it, whose rows may have the same ids"));
    }
    return new TableDescription(
        faults,
        TableDescription.byName(jdbc.query(COLUMNS, (column, n) -> column(column), oid)),
        TableCatalog.indexes(jdbc, INDEXES, oid),
        partitioned,
        row.get(3).equals("t"));
  }

  private static Column column(ResultSet row) throws SQLException {
    int modifier = row.getInt(4);
    return new Column(
        row.getString(1),
        row.getString(2),
        switch (row.getString(3)) {
          case "varchar", "text" -> Kind.TEXT;
          case "bpchar" -> Kind.PADDED_TEXT;
          case "json", "jsonb" -> Kind.JSON;
          case "timestamptz", "timestamp", "date" -> Kind.TIME;
          default -> Kind.OTHER;
        },
        modifier < HEADER ? Long.MAX_VALUE : modifier - HEADER,
        row.getBoolean(5),
        row.getBoolean(6),
        row.getBoolean(7),
        null);
  }

  @Override
  public @Nullable String whyNotContent(Column content) {
    return content.kind() == Kind.JSON
            || (content.kind() == Kind.TEXT && content.length() == Long.MAX_VALUE)
        ? null
        : "is of type " + content.type() + ", and must be jsonb";
  }

  @Override
  public String alterType(TableName table, String column) {
    return "alter table " + table + " alter column " + column + " type " + TYPES.get(column);
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

  /** Its driver speaks nothing but UTF-8, and a database of another encoding refuses. */
  @Override
  public @Nullable String textProbe() {
    return null;
  }
}
