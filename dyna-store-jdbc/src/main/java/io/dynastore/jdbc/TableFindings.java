package io.dynastore.jdbc;

import io.dynastore.jdbc.TableDescription.Column;
import io.dynastore.jdbc.TableDescription.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What keeps a table from keeping templates: the rules, which are those of all databases. */
final class TableFindings {

  private static final String ID = "id";
  private static final String STORE = "store";
  private static final String HASH = "content_hash";
  private static final String CONTENT = "content";
  private static final String CREATED_AT = "created_at";

  private static final Set<String> OURS = Set.of(ID, STORE, HASH, CONTENT, CREATED_AT);

  /** The least length of each text. */
  private static final Map<String, Integer> LENGTHS = Map.of(ID, 64, STORE, 100, HASH, 64);

  private final TableCatalog catalog;
  private final TableName table;
  private final TableDescription description;
  private final List<Finding> findings = new ArrayList<>();

  private TableFindings(TableCatalog catalog, TableName table, TableDescription description) {
    this.catalog = catalog;
    this.table = table;
    this.description = description;
  }

  /** What must be mended before templates can be kept in a table. */
  static List<Finding> of(TableCatalog catalog, TableName table, TableDescription description) {
    return new TableFindings(catalog, table, description).look();
  }

  private List<Finding> look() {
    findings.addAll(description.faults());
    if (description.columns().isEmpty()) {
      return findings;
    }
    List<String> missing =
        List.of(ID, STORE, HASH, CONTENT).stream()
            .filter(name -> !description.columns().containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      findings.add(Finding.of("it has no column " + quoted(missing)));
      return findings;
    }
    LENGTHS.keySet().stream().sorted().forEach(this::text);
    content();
    createdAt();
    description.columns().forEach(this::others);
    unique();
    return findings;
  }

  private void text(String name) {
    Column column = column(name);
    int length = LENGTHS.getOrDefault(name, 0);
    boolean padded = column.kind() == Kind.PADDED_TEXT;
    // A hash fills 64 characters.
    if (column.kind() != Kind.TEXT && !(padded && name.equals(HASH) && column.length() == length)) {
      alter(name, "is of type " + column.type() + ", and must be varchar(" + length + ")");
    } else if (column.length() < length) {
      alter(name, "takes " + column.length() + " characters, and must take " + length);
    } else {
      characters(column, name);
    }
  }

  private void content() {
    String why = catalog.whyNotContent(column(CONTENT));
    if (why != null) {
      alter(CONTENT, why);
    } else {
      characters(column(CONTENT), CONTENT);
    }
  }

  /** A hash has letters and digits only. */
  private void characters(Column column, String name) {
    if (column.characterSet() != null && !name.equals(HASH)) {
      alter(name, "is in character set " + column.characterSet() + ", which lacks characters");
    }
    if (column.computed()) {
      findings.add(Finding.of("its column '" + name + "' is computed by the database"));
    }
  }

  private void createdAt() {
    Column column = description.columns().get(CREATED_AT);
    if (column == null) {
      findings.add(
          Finding.of(
              "it has no column 'created_at'",
              "alter table " + table + " add column created_at " + catalog.createdAt()));
    } else if (column.kind() != Kind.TIME) {
      findings.add(
          Finding.of(
              "its column 'created_at' is of type "
                  + column.type()
                  + ", and must be a "
                  + catalog.createdAt()));
    } else if (!column.filled()) {
      findings.add(
          Finding.of(
              "its column 'created_at' has no default, which DynaStore counts on",
              catalog.setDefaultOfCreatedAt(table)));
    }
  }

  private void others(String name, Column column) {
    if (!OURS.contains(name) && column.required() && !column.filled()) {
      findings.add(
          Finding.of(
              "its column '"
                  + column.name()
                  + "' is none of DynaStore's, must not be null and has no default, so that no row"
                  + " can be added",
              catalog.dropNotNull(table, column)));
    }
  }

  private void unique() {
    for (String name : List.of(ID, HASH)) {
      if (!description.isUnique(name)) {
        findings.add(notUnique(name));
      }
    }
  }

  private Finding notUnique(String name) {
    String problem = "nothing keeps two rows from having the same '" + name + "'";
    if (description.partitioned()) {
      return Finding.of(
          problem + ", as a partitioned table cannot have a unique index on that column alone");
    }
    return Finding.of(
        problem + ": there is no unique index on that column alone, for all rows and at once",
        "-- If this finds duplicates, see docs/operations.md: select "
            + name
            + ", count(*) from "
            + table
            + " group by "
            + name
            + " having count(*) > 1\n"
            + catalog.createUniqueIndex(table, name));
  }

  private void alter(String name, String why) {
    findings.add(Finding.of("its column '" + name + "' " + why, catalog.alterType(table, name)));
  }

  private Column column(String name) {
    Column column = description.columns().get(name);
    if (column == null) {
      throw new IllegalStateException(name);
    }
    return column;
  }

  private static String quoted(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }
}
