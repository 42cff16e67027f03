package io.dynastore.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The products, from the shop's own table. */
@Repository
class Catalog {

  private static final String SELECT =
      "select id, name, category, price_in_cents, promoted, added_on from product";

  private final JdbcClient jdbc;

  Catalog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Product> products() {
    return jdbc.sql(SELECT + " order by id").query(Catalog::product).list();
  }

  Optional<Product> find(int id) {
    return jdbc.sql(SELECT + " where id = :id").param("id", id).query(Catalog::product).optional();
  }

  private static Product product(ResultSet row, int number) throws SQLException {
    return new Product(
        row.getInt("id"),
        row.getString("name"),
        row.getString("category"),
        row.getInt("price_in_cents"),
        row.getBoolean("promoted"),
        row.getObject("added_on", LocalDate.class));
  }
}
