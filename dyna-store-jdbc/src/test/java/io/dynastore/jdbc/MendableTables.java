package io.dynastore.jdbc;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables that can be mended: for each a database, what is wrong, what to do, and statements. */
final class MendableTables {

  private static final String UNIQUE = "primary key";

  private MendableTables() {}

  static List<Arguments> mariadb() {
    String longtext = "longtext";
    String time = "datetime(6) default (utc_timestamp(6)) not null";
    String bin = "character set utf8mb4 collate utf8mb4_bin";
    return Stream.of("MariaDB", "MySQL")
        .flatMap(
            db ->
                Stream.of(
                    table(
                        db,
                        "the same 'id'",
                        "create unique index template_id_unique on template (id)",
                        PostgresqlTables.mariadb("", "unique", longtext, time, bin)),
                    table(
                        db,
                        "the same 'content_hash'",
                        "on template (content_hash)",
                        PostgresqlTables.mariadb(
                                UNIQUE, ", unique (content_hash(20))", longtext, time, bin)
                            .replace("not null , unique (content_hash(20))", "not null")
                            .replace(
                                "created_at " + time,
                                "created_at " + time + ", unique (content_hash(20))")),
                    table(
                        db,
                        "'content' is of type text, which is too short",
                        "modify content longtext",
                        PostgresqlTables.mariadb(UNIQUE, "unique", "text", time, bin)),
                    table(
                        db,
                        "'created_at' has no default",
                        "modify created_at datetime(6) default (utc_timestamp(6)) not null",
                        PostgresqlTables.mariadb(
                            UNIQUE, "unique", longtext, "datetime not null", bin)),
                    table(
                        db,
                        "'created_at' has no default",
                        "modify created_at",
                        PostgresqlTables.mariadb(
                            UNIQUE, "unique", longtext, "datetime default null", bin)),
                    table(
                        db,
                        "takes upper for lower case",
                        "collate utf8mb4_bin",
                        PostgresqlTables.mariadb(
                            UNIQUE, "unique", longtext, time, "character set utf8mb4")),
                    table(
                        db,
                        "'content' is in character set utf8mb3",
                        "modify content longtext character set utf8mb4",
                        PostgresqlTables.mariadb(
                            UNIQUE,
                            "unique",
                            longtext,
                            time,
                            "character set utf8mb3 collate utf8mb3_bin")),
                    table(
                        db,
                        "'id' is in character set latin1",
                        "modify id varchar(64) character set utf8mb4",
                        PostgresqlTables.mariadb(
                            UNIQUE,
                            "unique",
                            longtext,
                            time,
                            "character set latin1 collate latin1_bin")),
                    table(
                        db,
                        "engine MYISAM has no transactions",
                        "alter table template engine = InnoDB",
                        PostgresqlTables.mariadb(
                            UNIQUE, "unique", longtext, time, bin + " engine = MyISAM")),
                    table(
                        db,
                        "'tenant id' is none of DynaStore's",
                        "modify `tenant id` int(11) null",
                        PostgresqlTables.mariadb(UNIQUE, "unique", longtext, time, bin),
                        "alter table template add column `tenant id` int not null"),
                    table(
                        db,
                        "'store' takes 40 characters, and must take 100",
                        "modify store varchar(100)",
                        PostgresqlTables.mariadb(UNIQUE, "unique", longtext, time, bin),
                        "alter table template modify store varchar(40) not null")))
        .toList();
  }

  static List<Arguments> h2() {
    String table =
        """
        create table template (id varchar(%d) not null, store varchar(100) not null,
        content_hash varchar(64) not null unique, content json not null,
        created_at timestamp with time zone %s not null%s""";
    String now = "default current_timestamp";
    Arguments ignoringCase =
        table(
            "H2",
            "takes upper for lower case",
            "alter column id set data type varchar(64)",
            table
                .formatted(64, now, ", primary key (id))")
                .replace("id varchar(64)", "id varchar_ignorecase(64)"));
    Stream<Arguments> all =
        Stream.of("H2", "H2 as PostgreSQL", "H2 as MySQL")
            .flatMap(
                db ->
                    Stream.of(
                        table(
                            db,
                            "the same 'id'",
                            "create unique index template_id_unique on template (id)",
                            table.formatted(64, now, ", unique (id, store))")),
                        table(
                            db,
                            "'id' takes 10 characters, and must take 64",
                            "alter column id set data type varchar(64)",
                            table.formatted(10, now, ", primary key (id))")),
                        table(
                            db,
                            "'created_at' has no default",
                            "alter column created_at set default current_timestamp",
                            table.formatted(64, "", ", primary key (id))")),
                        table(
                            db,
                            "must not be null and has no default",
                            "drop not null",
                            table.formatted(
                                64, now, ", tenant integer not null, primary key (id))"))));
    return Stream.concat(all, Stream.of(ignoringCase)).toList();
  }

  private static Arguments table(String db, String problem, String remedy, String... statements) {
    return PostgresqlTables.table(db, problem, remedy, statements);
  }
}
