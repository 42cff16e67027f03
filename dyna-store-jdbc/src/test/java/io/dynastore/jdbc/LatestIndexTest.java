package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.TestDatabase;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The newest templates are found without a look at all of them. */
class LatestIndexTest {

  private static final int ROWS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "H2, template_latest, no sort",
    "POSTGRESQL, template_latest, sort",
    "MARIADB, template_latest, filesort",
    "MYSQL, template_latest, filesort"
  })
  void isUsedAndSortsNothing(String vendor, String index, String sort) {
    DataSource dataSource =
        switch (vendor) {
          case "H2" -> TestDatabase.h2().unpooled();
          case "POSTGRESQL" -> TestDatabase.postgresql().unpooled();
          case "MARIADB" -> TestDatabase.mariadb().unpooled();
          default -> TestDatabase.mysql().unpooled();
        };
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    TemplateMigration.run(dataSource, "template");
    String number =
        switch (vendor) {
          case "H2" -> "select x as n from system_range(1, " + ROWS + ")";
          case "POSTGRESQL" -> "select n from generate_series(1, " + ROWS + ") n";
          default -> "select seq as n from seq_1_to_" + ROWS;
        };
    jdbc.execute(
        "insert into template (id, store, content_hash, content, created_at) select concat('a', n),"
            + " 'shop', concat('h', n), "
            + (vendor.equals("POSTGRESQL") ? "cast('{}' as jsonb)" : "'{}'")
            + ", current_timestamp from ("
            + number
            + ") numbers");
    jdbc.execute(vendor.equals("H2") || vendor.equals("POSTGRESQL") ? "analyze" : "do 0");

    List<String> plan =
        jdbc.query(
            "explain select id, store, content, content_hash from template where store = ?"
                + " order by created_at desc, id limit 100",
            (row, n) -> {
              StringBuilder line = new StringBuilder();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                line.append(row.getString(i)).append(' ');
              }
              return line.toString().toLowerCase(Locale.ROOT);
            },
            "shop");

    assertThat(plan).asString().contains(index).doesNotContain(sort);
  }
}
