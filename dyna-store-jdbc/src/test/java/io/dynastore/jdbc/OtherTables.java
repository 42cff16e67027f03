package io.dynastore.jdbc;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of which no statement makes what they should be, and unusual ones that are fit. */
final class OtherTables {

  private static final String UNIQUE = "primary key";

  private OtherTables() {}

  /** What no statement can mend: another table has to be made. */
  static Stream<Arguments> beyondRepair() {
    String partitions = "create table template_1 partition of template default";
    return Stream.of(
        table(
            "PostgreSQL",
            "the same 'id', as a partitioned table",
            "create table",
            PostgresqlTables.postgresql(
                "", "", ", primary key (id, created_at)) partition by range (created_at)"),
            partitions),
        table(
            "PostgreSQL",
            "the same 'content_hash', as a partitioned table",
            "create table",
            PostgresqlTables.postgresql(UNIQUE, "", ") partition by list (id)"),
            partitions),
        table(
            "PostgreSQL",
            "other tables inherit from it",
            "create table",
            PostgresqlTables.postgresql(UNIQUE, "unique", ")"),
            "create table template_1 () inherits (template)"),
        table(
            "PostgreSQL",
            "it is a view",
            "create table",
            PostgresqlTables.postgresql(UNIQUE, "unique", ")").replace("template", "kept"),
            "create view template as select * from kept"),
        table(
            "PostgreSQL",
            "it is a materialized view",
            "create table",
            PostgresqlTables.postgresql(UNIQUE, "unique", ")").replace("template", "kept"),
            "create materialized view template as select * from kept"),
        table(
            "MariaDB",
            "it is a view",
            "create table",
            "create table kept (id varchar(64), store varchar(100), content_hash varchar(64),"
                + " content longtext, created_at datetime)",
            "create view template as select * from kept"),
        table(
            "MariaDB",
            "the same 'content_hash', as a partitioned table",
            "create table",
            PostgresqlTables.mariadb(
                UNIQUE,
                "",
                "longtext",
                "datetime default now() not null",
                "character set utf8mb4 collate utf8mb4_bin partition by key (id) partitions 4")),
        table(
            "MySQL",
            "no column 'content_hash'",
            "create table",
            "create table template (id varchar(64) primary key, content longtext, store int)"),
        table(
            "H2",
            "it is a view",
            "create table",
            "create table kept (id varchar(64), store varchar(100), content_hash varchar(64),"
                + " content json, created_at timestamp)",
            "create view template as select * from kept"));
  }

  /** Unusual, and good enough. */
  static Stream<Arguments> fitTables() {
    return Stream.of(
        table(
            "PostgreSQL",
            "",
            "",
            "create table template (id text collate \"C\" unique, store text, content_hash char(64)"
                + " unique, content json, created_at timestamp default now(), number integer"
                + " generated always as identity, note varchar(10) not null default '')"),
        table(
            "PostgreSQL",
            "",
            "",
            "create domain template_id as varchar(64) collate \"C\" not null",
            "create table template (id template_id primary key, store varchar, content_hash text"
                + " unique, content text not null, created_at date default current_date)"),
        table(
            "MariaDB",
            "",
            "",
            "create table template (number bigint auto_increment primary key, id varchar(64) unique"
                + " not null, store varchar(255), content_hash char(64) character set ascii unique,"
                + " content mediumtext, created_at timestamp default current_timestamp, length int"
                + " as (length(content)) stored) character set utf8mb4 collate utf8mb4_bin"),
        table(
            "H2",
            "",
            "",
            "create table template (number integer generated always as identity, id varchar"
                + " unique, store varchar, content_hash char(64) unique, content clob, created_at"
                + " timestamp default current_timestamp)"));
  }

  private static Arguments table(String db, String problem, String remedy, String... statements) {
    return PostgresqlTables.table(db, problem, remedy, statements);
  }
}
