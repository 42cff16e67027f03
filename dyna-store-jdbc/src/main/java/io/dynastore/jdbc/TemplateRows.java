package io.dynastore.jdbc;

import io.dynastore.template.Template;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads rows of the table of templates as they are, to compare them with what they should be. Where
 * the database can tell, an answer also names the server that gave it, at no further round trip: a
 * pooler or a fail-over may lead the next statement to another.
 */
final class TemplateRows {

  /** At most so many ids are each looked for by a condition of its own. */
  private static final int FEW = 8;

  private static final int CHUNK = TemplateTable.CHUNK;

  private final TemplateTable table;

  TemplateRows(TemplateTable table) {
    this.table = table;
  }

  Dialect dialect() {
    return table.connect();
  }

  TableName table() {
    return table.name();
  }

  /** Those of the rows that are there, by id. */
  Map<String, StoredRow> byId(JdbcOperations jdbc, Collection<String> ids) {
    return byId(jdbc, ids, null);
  }

  /**
   * Those of the rows that are there, by id.
   *
   * @param server is told which server answers, or null
   */
  Map<String, StoredRow> byId(
      JdbcOperations jdbc, Collection<String> ids, @Nullable Consumer<String> server) {
    Map<String, StoredRow> rows = new LinkedHashMap<>();
    query(
        jdbc,
        StoredRow.COLUMNS,
        "id",
        ids,
        server,
        columns -> {
          StoredRow row = StoredRow.of(columns);
          if (row.id() != null) {
            rows.put(row.id(), row);
          }
        });
    return rows;
  }

  /**
   * The content hashes of those rows that are there, by id.
   *
   * @param server is told which server answers
   */
  Map<String, String> hashes(JdbcOperations jdbc, Collection<String> ids, Consumer<String> server) {
    Map<String, String> hashes = new LinkedHashMap<>();
    query(
        jdbc,
        "id, content_hash",
        "id",
        ids,
        server,
        columns -> {
          String id = columns.getString(1);
          if (id != null) {
            hashes.put(id, String.valueOf(columns.getString(2)));
          }
        });
    return hashes;
  }

  /**
   * The rows of those templates that are there. A few are looked for with the same statement as
   * some ids, which saves a round trip.
   *
   * @param ids ids that are looked for as well
   * @param taken is added those of them that are there; unless there are too many for a statement,
   *     then it is added nothing, and {@code false} is returned
   * @param server is told which server answers, before its rows are looked at
   * @return whether the ids were looked for
   */
  boolean byHash(
      JdbcOperations jdbc,
      Collection<Template> templates,
      Map<Template, StoredRow> found,
      Collection<String> ids,
      Set<String> taken,
      Consumer<String> server) {
    Map<String, Template> hashes = new LinkedHashMap<>();
    templates.forEach(template -> hashes.put(template.fingerprint().toHex(), template));
    RowCallbackHandler rows =
        columns -> {
          StoredRow row = StoredRow.of(columns);
          Template template = row.hash() == null ? null : hashes.get(row.hash());
          if (template != null) {
            found.put(template, row);
          }
          if (row.id() != null) {
            taken.add(row.id());
          }
        };
    if (ids.isEmpty() || hashes.size() + ids.size() > CHUNK) {
      query(jdbc, StoredRow.COLUMNS, "content_hash", hashes.keySet(), server, rows);
      return ids.isEmpty();
    }
    // Not one condition with "or", for which H2 reads the whole table. Nor "in" for a few ids:
    // while
    // the table is small, PostgreSQL plans to read all of it, and keeps to that when it has grown.
    boolean few = ids.size() <= FEW;
    String identity = identity();
    query(
        jdbc,
        select(StoredRow.COLUMNS, "content_hash", hashes.size(), identity)
            + (" union all select "
                    + StoredRow.COLUMNS
                    + (identity == null ? "" : ", null")
                    + " from "
                    + table.name()
                    + where("id", few ? 1 : ids.size()))
                .repeat(few ? ids.size() : 1),
        Stream.concat(hashes.keySet().stream(), ids.stream()).toArray(),
        identity == null ? null : server,
        5,
        rows);
    return true;
  }

  private void query(
      JdbcOperations jdbc,
      String columns,
      String key,
      Collection<String> values,
      @Nullable Consumer<String> server,
      RowCallbackHandler rows) {
    String identity = server == null ? null : identity();
    List<String> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
      query(
          jdbc,
          select(columns, key, chunk.size(), identity),
          chunk.toArray(),
          identity == null ? null : server,
          columns.split(",", -1).length + 1,
          rows);
    }
  }

  private static void query(
      JdbcOperations jdbc,
      String sql,
      Object[] values,
      @Nullable Consumer<String> server,
      int serverColumn,
      RowCallbackHandler rows) {
    jdbc.query(
        sql,
        row -> {
          if (server != null) {
            String name = row.getString(serverColumn);
            if (name != null) {
              server.accept(name);
            }
          }
          rows.processRow(row);
        },
        values);
  }

  private @Nullable String identity() {
    return table.connect().serverIdentity();
  }

  /**
   * With an identity, there is a row of the server's, and nulls beside it, if there is no other.
   */
  private String select(String columns, String key, int values, @Nullable String identity) {
    if (identity == null) {
      return "select " + columns + " from " + table.name() + where(key, values);
    }
    return "select "
        + columns
        + ", server_identity from (select "
        + identity
        + " as server_identity) servers left join "
        + table.name()
        + " on"
        + in(key, values);
  }

  private static String where(String key, int values) {
    return " where" + in(key, values);
  }

  private static String in(String key, int values) {
    return " " + key + " in (" + String.join(", ", Collections.nCopies(values, "?")) + ")";
  }
}
