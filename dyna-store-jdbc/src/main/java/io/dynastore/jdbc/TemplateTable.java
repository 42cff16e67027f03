package io.dynastore.jdbc;

import io.dynastore.template.Fingerprint;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The statements on the table of templates. Long lists are cut into chunks. */
final class TemplateTable {

  /** How many values are asked for with one statement. */
  static final int CHUNK = 1000;

  /** How many characters of content are stored with one statement, unless one has more. */
  static final int CHUNK_CHARACTERS = 1_000_000;

  /** What is inserted; the database knows the rest. */
  static final String COLUMNS = " (id, store, content_hash, content)";

  private static final int CONTENT = 3;

  private final TableName name;
  private final Supplier<Dialect> dialect;

  /**
   * Starts a table.
   *
   * @param dialect connects to the database when it is first asked
   */
  TemplateTable(TableName name, Supplier<Dialect> dialect) {
    this.name = name;
    this.dialect = dialect;
  }

  TableName name() {
    return name;
  }

  /**
   * Finds out what the database is. To be called before a connection is taken to write with, as it
   * may take one itself.
   */
  Dialect connect() {
    return dialect.get();
  }

  /** The statements that create the table. */
  String sql() {
    return dialect.get().sql(name);
  }

  /** Whether any schema has a table of the name: asked without an error in the database's log. */
  boolean mayBeThere(JdbcOperations jdbc) {
    Integer found =
        jdbc.queryForObject(
            "select count(*) from information_schema.tables where lower(table_name) = ?",
            Integer.class,
            name.table().toLowerCase(Locale.ROOT));
    return found != null && found > 0;
  }

  /** Fails if the table is not there, or this user may not read it. */
  void checkExists(JdbcOperations jdbc) {
    jdbc.query("select 1 from " + name + " where 1 = 0", row -> {});
  }

  /** Fails if the table lacks a column. */
  void checkColumns(JdbcOperations jdbc) {
    query(jdbc, "id, store, content_hash, content, created_at", "id", List.of(""), row -> {});
  }

  /** Whether two ids may differ in the case of a letter: literals follow the column's collation. */
  boolean tellsCaseApart(JdbcOperations jdbc) {
    String end = connect().ofNoTable();
    Integer equal =
        jdbc.queryForObject(
            "select count(*) from (select id from "
                + name
                + " where 1 = 0 union all select 'ab'"
                + end
                + " union all select 'aB'"
                + end
                + ") ids where id = 'ab'",
            Integer.class);
    return equal != null && equal == 1;
  }

  /** Whether there is a row with a content hash. */
  boolean hasHash(JdbcOperations jdbc, Fingerprint hash) {
    List<String> found = new ArrayList<>();
    query(jdbc, "id", "content_hash", List.of(hash.toHex()), row -> found.add(row.getString(1)));
    return !found.isEmpty();
  }

  /** Those of the ids that are taken. */
  Set<String> taken(JdbcOperations jdbc, Collection<String> ids) {
    Set<String> taken = new HashSet<>();
    query(jdbc, "id", "id", ids, row -> taken.add(row.getString(1)));
    return taken;
  }

  /** The rows of a store that were stored last. */
  List<StoredRow> latest(JdbcOperations jdbc, String store, int limit) {
    List<StoredRow> rows = new ArrayList<>();
    jdbc.query(
        "select "
            + StoredRow.COLUMNS
            + " from "
            + name
            + " where store = ? order by created_at desc, id limit ?",
        columns -> {
          rows.add(StoredRow.of(columns));
        },
        store,
        limit);
    return rows;
  }

  /**
   * A row that is to be inserted.
   *
   * @param hash that of the content, or that of a further id of it
   */
  record NewRow(String id, Template template, Fingerprint hash) {

    Object[] columns() {
      return new Object[] {id, template.store(), hash.toHex(), template.content()};
    }
  }

  /**
   * Inserts a row if neither its id nor its hash is taken, and a certain server answers.
   *
   * @param readBack is given the row as it is after the commit, where that takes no further round
   *     trip
   * @return whether it was inserted; false also where the database cannot do it in one statement
   */
  boolean insertIfFree(
      JdbcOperations jdbc, NewRow row, String server, Consumer<StoredRow> readBack) {
    return dialect.get().insertIfFree(jdbc, name, row.columns(), server, readBack);
  }

  void insert(JdbcOperations jdbc, Map<Template, String> ids) {
    List<NewRow> rows = new ArrayList<>(ids.size());
    ids.forEach((template, id) -> rows.add(new NewRow(id, template, template.fingerprint())));
    insert(jdbc, rows);
  }

  void insert(JdbcOperations jdbc, Collection<NewRow> rows) {
    // Writers of the same templates take the locks of an index in one order, and none waits for
    // another that waits for it. Ids are prefixes of the hashes, and so in the same order.
    insertColumns(
        jdbc,
        rows.stream()
            .sorted(Comparator.comparing(row -> row.hash().toHex()))
            .map(NewRow::columns)
            .toList());
  }

  private void insertColumns(JdbcOperations jdbc, List<Object[]> rows) {
    int from = 0;
    while (from < rows.size()) {
      List<Object[]> chunk = rows.subList(from, endOfChunk(rows, from));
      String row = "(?, ?, ?, " + dialect.get().jsonParameter() + ")";
      String insert =
          "insert into "
              + name
              + COLUMNS
              + " values "
              + String.join(", ", Collections.nCopies(chunk.size(), row));
      dialect.get().insert(jdbc, insert, chunk.stream().flatMap(Arrays::stream).toArray());
      from += chunk.size();
    }
  }

  /** Databases limit the length of a statement with its parameters. */
  private static int endOfChunk(List<Object[]> rows, int from) {
    int to = from;
    int characters = 0;
    do {
      characters += rows.get(to)[CONTENT].toString().length();
      to++;
    } while (to < rows.size() && to - from < CHUNK && characters < CHUNK_CHARACTERS);
    return to;
  }

  private void query(
      JdbcOperations jdbc,
      String columns,
      String key,
      Collection<String> values,
      RowCallbackHandler rows) {
    List<String> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
      jdbc.query(select(columns, key, chunk.size()), rows, chunk.toArray());
    }
  }

  private String select(String columns, String key, int values) {
    String parameters = String.join(", ", Collections.nCopies(values, "?"));
    return "select " + columns + " from " + name + " where " + key + " in (" + parameters + ")";
  }
}
