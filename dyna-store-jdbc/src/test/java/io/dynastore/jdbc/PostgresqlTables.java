package io.dynastore.jdbc;

import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of PostgreSQL that can be mended. */
final class PostgresqlTables {
  private static final String POSTGRESQL_TABLE =
      """
      create table template (id varchar(64) collate "C" %s, store varchar(100) not null,
      content_hash varchar(64) collate "C" not null %s, content jsonb not null,
      created_at timestamptz default now() not null %s""";

  private static final String MARIADB_TABLE =
      """
      create table template (id varchar(64) not null %s, store varchar(100) not null,
      content_hash varchar(64) not null %s, content %s not null,
      created_at %s) %s""";

  private static final String UNIQUE = "primary key";

  private PostgresqlTables() {}

  static List<Arguments> postgresql() {
    String db = "PostgreSQL";
    return List.of(
        table(
            db,
            "the same 'id'",
            "create unique index template_id_unique on template (id)",
            postgresql("", "unique", ")")),
        table(
            db,
            "the same 'content_hash'",
            "on template (content_hash)",
            postgresql(UNIQUE, "", ")")),
        table(
            db,
            "the same 'id'",
            "create unique index",
            postgresql("", "unique", ", primary key (id, created_at))")),
        table(
            db,
            "the same 'id'",
            "create unique index",
            postgresql("", "unique", ")"),
            "create unique index by_expression on template (lower(id))",
            "create unique index on_some on template (id) where store <> ''"),
        table(
            db,
            "the same 'id'",
            "create unique index",
            postgresql("unique deferrable", "unique", ")")),
        table(
            db,
            "no default",
            "alter table template alter column created_at set default current_timestamp",
            postgresql(UNIQUE, "unique", ")"),
            "alter table template alter column created_at drop default"),
        table(
            db,
            "'id' takes 20 characters, and must take 64",
            "alter column id type varchar(64) collate \"C\"",
            postgresql(UNIQUE, "unique", ")"),
            "alter table template alter column id type varchar(20)"),
        table(
            db,
            "'store' takes 30 characters, and must take 100",
            "alter column store type varchar(100)",
            postgresql(UNIQUE, "unique", ")"),
            "create domain short_name as varchar(30) not null",
            "alter table template alter column store type short_name"),
        table(
            db,
            "'id' is of type character(64)",
            "alter column id type varchar(64)",
            postgresql(UNIQUE, "unique", ")"),
            "alter table template alter column id type char(64)"),
        table(
            db,
            "'content' is of type character varying(4000)",
            "alter column content type jsonb",
            postgresql(UNIQUE, "unique", ")"),
            "alter table template alter column content type varchar(4000)"),
        table(
            db,
            "'Tenant' is none of DynaStore's",
            "alter column \"Tenant\" drop not null",
            postgresql(UNIQUE, "unique", ", \"Tenant\" integer not null)")),
        table(
            db,
            "takes upper for lower case",
            "alter column id type varchar(64) collate \"C\"",
            "create collation ignores_case (provider = icu, locale = 'und-u-ks-level2',"
                + " deterministic = false)",
            postgresql(UNIQUE, "unique", ")"),
            "alter table template alter column id type varchar(64) collate ignores_case"),
        table(
            db,
            "it is unlogged",
            "set logged",
            postgresql(UNIQUE, "unique", ")").replace("create table", "create unlogged table")),
        table(
            db,
            "no column 'created_at'",
            "alter table template add column created_at timestamp with time zone",
            postgresql(UNIQUE, "unique", ")"),
            "alter table template drop column created_at"));
  }

  static Arguments table(String db, String problem, String remedy, String... statements) {
    return Arguments.of(db, problem, remedy, List.of(statements));
  }

  static String postgresql(String id, String hash, String end) {
    return POSTGRESQL_TABLE.formatted(id, hash, end);
  }

  static String mariadb(String id, String hash, String content, String createdAt, String end) {
    return MARIADB_TABLE.formatted(id, hash, content, createdAt, end);
  }
}
